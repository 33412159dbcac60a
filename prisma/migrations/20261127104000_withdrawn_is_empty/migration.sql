-- Dropping "public_name" also dropped the rule that named it: nothing stopped code from leaving a person in a withdrawn row.
ALTER TABLE "signature"
  ADD CONSTRAINT "signature_withdrawn_is_empty" CHECK (
    "status" <> 'withdrawn'
    OR num_nonnulls("email_index", "form_key", "form_digest", "name_sealed", "email_sealed", "postal_sealed", "token_sealed") = 0
  );
