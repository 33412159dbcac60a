import { db } from "../db/index.ts";
import type { SignatureStatus } from "../generated/prisma/enums.ts";
import { isLocale, type Locale } from "../i18n/locales.ts";
import { findPetitionByTag } from "../petitions/versions.ts";
import { hashStopToken, hashToken, tagOfToken } from "../privacy/token.ts";
import { databaseTime } from "./database-time.ts";
import { isLapsed } from "./limits.ts";

/** What the holder of a link may see: nothing about a person, since links are forwarded. */
export type SignatureState = {
  petition: string;
  /** `held` only once its supporter has confirmed; until then it looks like any other. `lapsed`: too late to confirm. */
  status: SignatureStatus | "lapsed";
  /** The language it was signed in. */
  locale: Locale;
};

/** Where a signature stands. Changes nothing, however often it is called. Null for every token that opens nothing. */
export async function findByToken(token: string): Promise<SignatureState | null> {
  const key = await findKey(token);
  if (key === null) return null;
  return db().$transaction(async (tx) => {
    const at = await databaseTime(tx);
    const row = await tx.signature.findUnique({
      where: { petition_tokenHash: key },
      select: { status: true, locale: true, createdAt: true, mailedAt: true, confirmedAt: true, withdrawnAt: true },
    });
    if (!row || !isLocale(row.locale)) return null;
    return { petition: key.petition, status: shownStatus(row, at), locale: row.locale };
  });
}

/** Where in the database a token points to. */
export type TokenKey = { petition: string; tokenHash: Buffer<ArrayBuffer> };

/** Where a supporter's token points to; null when it is no token, or of a petition never signed. */
export async function findKey(token: string): Promise<TokenKey | null> {
  return keyWith(token, hashToken);
}

/** The same for a token that only stops updates. */
export async function findStopKey(stopToken: string): Promise<TokenKey | null> {
  return keyWith(stopToken, hashStopToken);
}

async function keyWith(token: string, hash: typeof hashToken): Promise<TokenKey | null> {
  const tag = tagOfToken(token);
  const petition = tag && (await findPetitionByTag(tag));
  return petition ? { petition, tokenHash: hash(token) } : null;
}

function shownStatus(
  row: Parameters<typeof isLapsed>[0] & { status: SignatureStatus },
  at: Date,
): SignatureState["status"] {
  if (isLapsed(row, at)) return "lapsed";
  return row.status === "held" && row.confirmedAt === null ? "pending" : row.status;
}
