import { createDecrypter } from "../crypto/decrypt.ts";
import { hashEmail, indexKeyVersion } from "../crypto/email-hash.ts";
import { encrypt, isSealedNow } from "../crypto/encrypt.ts";
import { db } from "../db/index.ts";
import type { Prisma } from "../generated/prisma/client.ts";
import { recordChange } from "../petitions/tally.ts";
import { endSubscription } from "../signatures/subscription/subscription.ts";
import { renewQueuedAddresses } from "./rotate-queued.ts";

const BATCH = 500;

/** Numbers of rows and waiting mails: encrypted and hashed with the new keys (`renewed`); removed duplicates of one address (`repeated`); not decryptable with any of the keys (`unreadable`). */
export type Rotated = { renewed: number; repeated: number; unreadable: number };

type Decrypt = Awaited<ReturnType<typeof createDecrypter>>;
type Transaction = Prisma.TransactionClient;

const sealed = { petition: true, id: true, emailIndex: true, emailSealed: true, tokenSealed: true } as const;
const columns = { ...sealed, status: true, confirmedAt: true, keyVersion: true } as const;
type Sealed = Prisma.SubscriptionGetPayload<{ select: typeof sealed }>;
type Row = Prisma.SignatureGetPayload<{ select: typeof columns }>;

/**
 * Runs after a change of the index key or the mail key. Encrypts addresses and tokens with the current public key, and
 * hashes addresses with the current index key. It finds an address that signed again since the change, and removes one of
 * its two signatures. The site may run at the same time. After an interruption, a new call continues with the rest.
 * Names and postal codes do not change, because the delivery accepts several keys.
 * @param secretKeys the worker's secret keys in base64: the current one and the earlier ones
 * @param onProgress called after each row
 */
export async function rotateKeys(
  secretKeys: readonly string[],
  onProgress: (progress: { done: number; total: number }) => void = () => undefined,
): Promise<Rotated> {
  const decrypt = await createDecrypter(secretKeys);
  const result: Rotated = { renewed: 0, repeated: 0, unreadable: 0 };
  const living = { emailSealed: { not: null } };
  const total = (await db().signature.count({ where: living })) + (await db().subscription.count({ where: living }));
  let done = 0;
  const count = async (renewal: Promise<keyof Rotated | null>) => {
    const outcome = await renewal;
    if (outcome) result[outcome] += 1;
    done += 1;
    onProgress({ done, total });
  };
  for await (const row of inBatches((args) => db().signature.findMany({ ...args, where: living, select: columns })))
    await count(renewSignature(row, decrypt));
  for await (const row of inBatches((args) => db().subscription.findMany({ ...args, where: living, select: sealed })))
    await count(renewSubscription(row, decrypt));
  const queued = await renewQueuedAddresses(decrypt);
  result.renewed += queued.renewed;
  result.unreadable += queued.unreadable;
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

async function renewSignature(row: Row, decrypt: Decrypt): Promise<keyof Rotated | null> {
  if (row.keyVersion === indexKeyVersion() && isSealedNow("mail", row.emailSealed)) return null;
  const fresh = await encryptAgain(row, decrypt);
  if (fresh === null) return "unreadable";
  const { petition, id } = row;
  return db().$transaction(async (tx) => {
    const where = { petition, emailIndex: fresh.emailIndex, id: { not: id } };
    const other = await tx.signature.findFirst({ where, select: { id: true, status: true, confirmedAt: true } });
    const loser = other && duplicateOf(row, other);
    if (loser) await remove(tx, petition, loser);
    if (loser?.id !== id) {
      // The form digest of the earlier key cannot be compared, so the next form counts as a different one.
      const digest = row.keyVersion === indexKeyVersion() ? {} : { formDigest: null };
      // Only while the row still has data: a row that was withdrawn meanwhile must stay empty.
      await tx.signature.updateMany({
        where: { petition, id, emailSealed: { not: null } },
        data: { ...fresh, ...digest, keyVersion: indexKeyVersion() },
      });
    }
    // Both were unconfirmed: it is unknown which form the owner sent, so the remaining link asks for the details again.
    if (loser)
      await tx.signature.updateMany({
        where: { petition, id: { in: [id, other.id] }, confirmedAt: null, status: { not: "withdrawn" } },
        data: nothingOfForms,
      });
    return loser ? "repeated" : "renewed";
  });
}

async function renewSubscription(row: Sealed, decrypt: Decrypt): Promise<keyof Rotated | null> {
  const fresh = await encryptAgain(row, decrypt);
  if (fresh === null) return "unreadable";
  const { petition, id } = row;
  if (fresh.emailIndex.equals(row.emailIndex) && isSealedNow("mail", row.emailSealed)) return null;
  await db().subscription.updateMany({ where: { petition, id, emailSealed: { not: null } }, data: fresh });
  return "renewed";
}

async function encryptAgain({ petition, id, emailSealed, tokenSealed }: Omit<Sealed, "emailIndex">, decrypt: Decrypt) {
  if (!emailSealed || !tokenSealed) return null;
  const [ofEmail, ofToken] = [{ petition, id, field: "email" } as const, { petition, id, field: "token" } as const];
  let email: string;
  let token: string;
  try {
    email = decrypt(emailSealed, ofEmail);
    token = decrypt(tokenSealed, ofToken);
  } catch {
    return null; // counted and reported as unreadable
  }
  return {
    emailIndex: hashEmail(petition, email),
    emailSealed: await encrypt("mail", email, ofEmail),
    tokenSealed: await encrypt("mail", token, ofToken),
  };
}

type Living = Pick<Row, "id" | "status" | "confirmedAt">;

/** Resets an unconfirmed row when a second form exists for its address. */
const nothingOfForms = {
  severalForms: true,
  formDigest: null,
  nameSealed: null,
  postalSealed: null,
  updatesWanted: false,
};

/** The duplicate to remove. A confirmed signature wins over a held one whose owner pressed, that over an unconfirmed one; then the earlier wins (ids are ordered by time). */
function duplicateOf(one: Living, other: Living): Living {
  const rank = ({ id, status, confirmedAt }: Living) => `${status === "confirmed" ? 0 : confirmedAt ? 1 : 2} ${id}`;
  return rank(one) > rank(other) ? one : other;
}

async function remove(tx: Transaction, petition: string, { id, status }: Living): Promise<void> {
  const { count } = await tx.signature.deleteMany({ where: { petition, id, status } });
  if (count === 0) return;
  await recordChange(tx, petition, status, null);
  await endSubscription(tx, { petition, id });
}
