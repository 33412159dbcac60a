import { tagOfStopToken, tagsOf } from "../crypto/token.ts";
import { db } from "../db/index.ts";

/** Of the petitions whose tokens were found since this process began. */
const petitionsByTag = new Map<string, string>();

/**
 * The petition that a token was made for, so that a look-up goes to one petition. Its tag tells; a token made under an
 * earlier index key, and the first of each petition, are looked for among all petitions ever signed.
 * @returns null for a token that was never given out
 * @throws Error when INDEX_KEY is not set
 */
export async function findPetitionOf(stopToken: string, tokenHash: Buffer): Promise<string | null> {
  const known = petitionsByTag.get(tagOfStopToken(stopToken));
  if (known !== undefined) return known;
  const [row] = await db().$queryRaw<{ petition: string }[]>`
    WITH signed AS (SELECT DISTINCT petition FROM petition_version)
    SELECT petition FROM signed JOIN signature USING (petition) WHERE token_hash = ${tokenHash}
    UNION ALL
    SELECT petition FROM signed JOIN subscription USING (petition) WHERE token_hash = ${tokenHash}
    LIMIT 1`;
  if (row === undefined) return null;
  for (const tag of tagsOf(row.petition)) petitionsByTag.set(tag, row.petition);
  return row.petition;
}
