-- The live count of each petition: the tally and the changes that are not yet folded into it, from one moment.
CREATE VIEW "petition_count" AS
SELECT petition, sum(pending)::int AS pending, sum(confirmed)::int AS confirmed,
  sum(withdrawn)::int AS withdrawn, sum(held)::int AS held
FROM (
  SELECT petition, pending, confirmed, withdrawn, held FROM tally
  UNION ALL
  SELECT petition,
    (became IS NOT DISTINCT FROM 'pending')::int - (was IS NOT DISTINCT FROM 'pending')::int,
    (became IS NOT DISTINCT FROM 'confirmed')::int - (was IS NOT DISTINCT FROM 'confirmed')::int,
    (became IS NOT DISTINCT FROM 'withdrawn')::int - (was IS NOT DISTINCT FROM 'withdrawn')::int,
    (became IS NOT DISTINCT FROM 'held')::int - (was IS NOT DISTINCT FROM 'held')::int
  FROM tally_change
) AS parts
GROUP BY petition;
