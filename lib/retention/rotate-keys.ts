import { createDecrypter } from "../crypto/decrypt.ts";
import { hashEmail, indexKeyVersion } from "../crypto/email-hash.ts";
import { encrypt, isSealedNow } from "../crypto/encrypt.ts";
import { db } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { recordChange } from "../petitions/tally.ts";
import { databaseTime } from "../signatures/database-time.ts";
import { endSubscription } from "../signatures/subscription/subscription.ts";

const BATCH = 500;

/** How many rows were sealed and indexed anew; how many second signatures of one address went; how many no given key opens. */
export type Rotated = { renewed: number; repeated: number; unreadable: number };

type Open = Awaited<ReturnType<typeof createDecrypter>>;
type Transaction = Prisma.TransactionClient;

const sealed = { petition: true, id: true, emailIndex: true, emailSealed: true, tokenSealed: true } as const;
const columns = { ...sealed, status: true, confirmedAt: true, keyVersion: true } as const;
type Sealed = Prisma.SubscriptionGetPayload<{ select: typeof sealed }>;
type Row = Prisma.SignatureGetPayload<{ select: typeof columns }>;

/**
 * After a change of the index key or the mail key: seals addresses and tokens with the public key in use, and indexes
 * addresses with the index key in use. Whoever signed a second time since the change is found here, and one of the two
 * signatures goes. The site may run meanwhile; interrupted, it goes on where it stopped when called again.
 * Names and postal codes stay as they are, since delivery takes several keys.
 * @param secretKeys of the worker, base64: those that rows may be sealed to
 * @param onProgress called for each row
 */
export async function rotateKeys(
  secretKeys: readonly string[],
  onProgress: (progress: { done: number; total: number }) => void = () => undefined,
): Promise<Rotated> {
  const open = await createDecrypter(secretKeys);
  const result: Rotated = { renewed: 0, repeated: 0, unreadable: 0 };
  const living = { emailSealed: { not: null } };
  const total = (await db().signature.count({ where: living })) + (await db().subscription.count({ where: living }));
  let done = 0;
  const take = async (renew: Promise<keyof Rotated | null>) => {
    const outcome = await renew;
    if (outcome) result[outcome] += 1;
    done += 1;
    onProgress({ done, total });
  };
  for await (const row of inBatches((args) => db().signature.findMany({ ...args, where: living, select: columns })))
    await take(renewSignature(row, open));
  for await (const row of inBatches((args) => db().subscription.findMany({ ...args, where: living, select: sealed })))
    await take(renewSubscription(row, open));
  return result;
}

type Key = { petition: string; id: string };
type Page = {
  take: number;
  orderBy: [{ petition: "asc" }, { id: "asc" }];
  skip?: number;
  cursor?: { petition_id: Key };
};

async function* inBatches<T extends Key>(read: (page: Page) => Promise<T[]>): AsyncGenerator<T> {
  const page: Page = { take: BATCH, orderBy: [{ petition: "asc" }, { id: "asc" }] };
  for (let last: T | undefined; ; ) {
    const after = last ? { skip: 1, cursor: { petition_id: { petition: last.petition, id: last.id } } } : {};
    const rows = await read({ ...page, ...after });
    yield* rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1);
  }
}

async function renewSignature(row: Row, open: Open): Promise<keyof Rotated | null> {
  if (row.keyVersion === indexKeyVersion() && isSealedNow("mail", row.emailSealed)) return null;
  const fresh = await sealAnew(row, open);
  if (fresh === null) return "unreadable";
  const { petition, id } = row;
  return db().$transaction(async (tx) => {
    const where = { petition, emailIndex: fresh.emailIndex, id: { not: id } };
    const other = await tx.signature.findFirst({ where, select: { id: true, status: true, confirmedAt: true } });
    const loser = other && laterOf(row, other);
    if (loser) await remove(tx, petition, loser);
    if (loser?.id !== id) {
      // What the other key made of the form cannot be compared, so the next form counts as another one.
      const digest = row.keyVersion === indexKeyVersion() ? {} : { formDigest: null };
      // Only as it was read: a row withdrawn meanwhile must stay empty.
      await tx.signature.updateMany({
        where: { petition, id, emailSealed: { not: null } },
        data: { ...fresh, ...digest, keyVersion: indexKeyVersion() },
      });
    }
    // Both waited: nobody knows which form is the owner's, so the link that is left asks again.
    if (loser)
      await tx.signature.updateMany({
        where: { petition, id: { in: [id, other.id] }, confirmedAt: null, status: { not: "withdrawn" } },
        data: nothingOfForms,
      });
    return loser ? "repeated" : "renewed";
  });
}

async function renewSubscription(row: Sealed, open: Open): Promise<keyof Rotated | null> {
  const fresh = await sealAnew(row, open);
  if (fresh === null) return "unreadable";
  const { petition, id } = row;
  if (fresh.emailIndex.equals(row.emailIndex) && isSealedNow("mail", row.emailSealed)) return null;
  await db().subscription.updateMany({ where: { petition, id, emailSealed: { not: null } }, data: fresh });
  return "renewed";
}

async function sealAnew({ petition, id, emailSealed, tokenSealed }: Omit<Sealed, "emailIndex">, open: Open) {
  if (!emailSealed || !tokenSealed) return null;
  const [ofEmail, ofToken] = [{ petition, id, field: "email" } as const, { petition, id, field: "token" } as const];
  let email: string;
  let token: string;
  try {
    email = open(emailSealed, ofEmail);
    token = open(tokenSealed, ofToken);
  } catch {
    return null; // counted as unreadable, and told
  }
  return {
    emailIndex: hashEmail(petition, email),
    emailSealed: await encrypt("mail", email, ofEmail),
    tokenSealed: await encrypt("mail", token, ofToken),
  };
}

type Living = Pick<Row, "id" | "status" | "confirmedAt">;

/** What is left of a waiting row when another form waits beside it. */
const nothingOfForms = {
  severalForms: true,
  formDigest: null,
  nameSealed: null,
  postalSealed: null,
  updatesWanted: false,
};

/** One that counts stays before one whose owner pressed and is held, that before one that waits, then the earlier: ids are ordered by time. */
function laterOf(one: Living, other: Living): Living {
  const rank = ({ id, status, confirmedAt }: Living) => `${status === "confirmed" ? 0 : confirmedAt ? 1 : 2} ${id}`;
  return rank(one) > rank(other) ? one : other;
}

async function remove(tx: Transaction, petition: string, { id, status }: Living): Promise<void> {
  const { count } = await tx.signature.deleteMany({ where: { petition, id, status } });
  if (count === 0) return;
  await recordChange(tx, petition, status, null);
  await endSubscription(tx, { petition, id }, await databaseTime(tx));
}
