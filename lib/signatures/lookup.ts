import { cleanToken, hashStopToken, stopTokenOf } from "../crypto/token.ts";
import { db, sql } from "../db/index.ts";
import type { SignatureStatus } from "../generated/prisma/enums.ts";
import { isLocale, type Locale } from "../i18n/locales.ts";
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
  const { petition, tokenHash } = key;
  const [row] = await db().$queryRaw<StateRow[]>`
    SELECT ${stateColumns} FROM state_of_signature(${petition}, ${tokenHash}) AS state`;
  return row === undefined ? null : stateOf(petition, row);
}

/** A `signature_state` of the database, named `state`, with `stateColumns`. */
export type StateRow = {
  at: Date;
  status: SignatureStatus;
  locale: string;
  textVersion: number;
  severalForms: boolean;
  updatesWanted: boolean;
  createdAt: Date;
  mailedAt: Date | null;
  confirmedAt: Date | null;
  withdrawnAt: Date | null;
};

export const stateColumns = sql`(state).at, (state).status::text, (state).locale, (state).text_version AS "textVersion",
  (state).several_forms AS "severalForms", (state).updates_wanted AS "updatesWanted", (state).created_at AS "createdAt",
  (state).mailed_at AS "mailedAt", (state).confirmed_at AS "confirmedAt", (state).withdrawn_at AS "withdrawnAt"`;

/** What the holder of a link may see of it. */
export function stateOf(petition: string, row: StateRow): SignatureState | null {
  const { locale, textVersion, severalForms, updatesWanted } = row;
  if (!isLocale(locale)) return null;
  return { petition, status: shownStatus(row), locale, textVersion, severalForms, updatesWanted };
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

function shownStatus(row: StateRow): SignatureState["status"] {
  if (isLapsed(row, row.at)) return "lapsed";
  return row.status === "held" && row.confirmedAt === null ? "pending" : row.status;
}
