import { cleanToken, hashStopToken, stopTokenOf } from "../crypto/token.ts";
import { db } from "../db/index.ts";
import type { SignatureStatus } from "../generated/prisma/enums.ts";
import { isLocale, type Locale } from "../i18n/locales.ts";
import { databaseTime } from "./database-time.ts";
import { findPetitionOf } from "./find-petition.ts";
import { isLapsed } from "./link-expiry.ts";

/** What the holder of a link may see: nothing about a person, since links are forwarded. */
export type SignatureState = {
  petition: string;
  /** `held` only once its supporter has confirmed; until then it looks like any other. `lapsed`: too late to confirm. */
  status: SignatureStatus | "lapsed";
  /** The language it was signed in. */
  locale: Locale;
  /** Which wording was signed. */
  textVersion: number;
  /** While it waits: different forms gave the address, so its owner is asked again and the plain button does nothing. */
  severalForms: boolean;
  /** While one form waits: whether it asked for news. */
  updatesWanted: boolean;
};

/** Where a signature stands. Changes nothing, however often it is called. Null for every token that opens nothing. */
export async function findByToken(token: string): Promise<SignatureState | null> {
  const key = await findKey(token);
  if (key === null) return null;
  return db().$transaction(async (tx) => {
    const at = await databaseTime(tx);
    const row = await tx.signature.findUnique({
      where: { petition_tokenHash: key },
      select: {
        ...{ status: true, locale: true, textVersion: true, severalForms: true, updatesWanted: true },
        ...{ createdAt: true, mailedAt: true, confirmedAt: true, withdrawnAt: true },
      },
    });
    if (!row || !isLocale(row.locale)) return null;
    const { locale, textVersion, severalForms, updatesWanted } = row;
    return { petition: key.petition, status: shownStatus(row, at), locale, textVersion, severalForms, updatesWanted };
  });
}

/** Where in the database a token points to. */
export type TokenKey = { petition: string; tokenHash: Buffer<ArrayBuffer> };

/** Where a supporter's token points to, as it was mailed or as it came back (see `cleanToken`); null when it opens nothing. */
export async function findKey(text: string): Promise<TokenKey | null> {
  const token = cleanToken(text);
  return token === null ? null : keyOf(stopTokenOf(token));
}

/** The same for a token that only stops updates. */
export async function findStopKey(text: string): Promise<TokenKey | null> {
  const stopToken = cleanToken(text);
  return stopToken === null ? null : keyOf(stopToken);
}

async function keyOf(stopToken: string): Promise<TokenKey | null> {
  const tokenHash = hashStopToken(stopToken);
  const petition = await findPetitionOf(stopToken, tokenHash);
  return petition === null ? null : { petition, tokenHash };
}

function shownStatus(
  row: Parameters<typeof isLapsed>[0] & { status: SignatureStatus },
  at: Date,
): SignatureState["status"] {
  if (isLapsed(row, at)) return "lapsed";
  return row.status === "held" && row.confirmedAt === null ? "pending" : row.status;
}
