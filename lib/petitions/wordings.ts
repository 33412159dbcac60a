import { db } from "../db/index.ts";

/** The wording of a petition, from `lib/content`. */
export type PetitionText = {
  key: string;
  version: number;
  /** SHA-256 of `canonical`, hex. */
  textHash: string;
  /** Both languages, with title, addressee and demand, exactly as hashed. */
  canonical: string;
};

const remembered = new Set<string>();

/**
 * Keeps the wording that is about to be signed, so that it can be read for as long as its signatures exist. After the
 * first call it costs nothing.
 */
export async function recordWording({ key, version, textHash, canonical }: PetitionText): Promise<void> {
  const name = `${key} ${textHash}`;
  if (remembered.has(name)) return;
  await db().petitionVersion.createMany({
    data: [{ petition: key, hash: Buffer.from(textHash, "hex"), version, text: canonical }],
    skipDuplicates: true,
  });
  remembered.add(name);
}

/** The keys of all petitions that were ever signed, in alphabetical order. */
export async function listPetitionsWithSignatures(): Promise<string[]> {
  const rows = await db().petitionVersion.findMany({
    distinct: ["petition"],
    select: { petition: true },
    orderBy: { petition: "asc" },
  });
  return rows.map(({ petition }) => petition);
}

/** Versions that were signed with more than one wording: someone changed an open petition without a new version. */
export async function listMixedVersions(): Promise<{ petition: string; version: number; wordings: number }[]> {
  return db().$queryRaw`
    SELECT petition, version, count(*)::int AS wordings FROM petition_version
    GROUP BY petition, version HAVING count(*) > 1 ORDER BY petition, version`;
}
