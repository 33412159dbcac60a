import { v5 as uuidv5 } from "uuid";
import { db } from "../db/index.ts";
import { isLocale } from "../i18n/locales.ts";
import { enqueueOnce, mailSender } from "../mail/queue.ts";
import { findKey } from "./lookup.ts";

/** Any fixed id will do: with it, the copy for one signature is always the same job. */
const NAMESPACE = "0c6e7d3a-50b1-5a55-8f0e-6d3a5b9c4e21";
const APART_SECONDS = 600;

/**
 * Asks the worker to mail a copy of everything held about a signature to its own address: the web process could not read it,
 * and a person with a forwarded link must not. The mail counts in the quota of its address: where that is used up, the copy
 * waits in the queue until it is free again, since the law gives a right to it.
 * @returns `queued` false when one waits already, or left in the last ten minutes
 */
export async function askForData(token: string): Promise<{ ok: true; queued: boolean } | { ok: false }> {
  const key = await findKey(token);
  if (key === null) return { ok: false };
  await mailSender();
  return db().$transaction(async (tx) => {
    const row = await tx.signature.findUnique({
      where: { petition_tokenHash: key },
      select: { id: true, locale: true, emailIndex: true },
    });
    if (!row?.emailIndex || !isLocale(row.locale)) return { ok: false };
    const { id, locale } = row;
    const job = { kind: "data", petition: key.petition, id, locale } as const;
    return { ok: true, queued: await enqueueOnce(tx, job, uuidv5(`${key.petition}\n${id}`, NAMESPACE), APART_SECONDS) };
  });
}
