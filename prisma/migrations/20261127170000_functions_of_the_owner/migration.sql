-- Functions that read what the web process may not read run with the rights of the tables' owner. Said here and not in
-- roles.sql: between a migration and that file forms would be refused. CREATE OR REPLACE takes both properties away unless
-- it repeats them; a test names the functions that have to have them.
ALTER FUNCTION "sign_form"("signature", jsonb, uuid, bytea) SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION "take_address_of_signature"() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION "give_address_to_job"(uuid) SECURITY DEFINER SET search_path = public, pg_temp;
REVOKE EXECUTE ON FUNCTION "sign_form"("signature", jsonb, uuid, bytea) FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION "take_address_of_signature"() FROM PUBLIC;
