import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { openDatabase } from "../../../cli/start/database.ts";
import { print } from "../../../cli/terminal/print.ts";
import { listPetitions } from "../../../content/index.ts";
import { createDecrypter } from "../../../crypto/decrypt.ts";
import { ensureTrialKeys } from "../../../crypto/keys.ts";
import { hashToken } from "../../../crypto/token.ts";
import { openConnection } from "../../../db/connection/index.ts";
import { parseEnv } from "../../../env.ts";
import type { StartedSite } from "../../../harness/started-site.ts";
import type { Acknowledged } from "./acknowledged.ts";
import type { PostOffice } from "./post-office.ts";

/** How old a count may be that a web process shows. */
const BEHIND_MS_MAX = 10_000;

interface Comparison {
  acknowledged: Acknowledged;
  office: PostOffice;
  dataDir: string;
  site: Pick<StartedSite, "address">;
  /** How old a shown count may be; ten seconds by default. */
  behindMs?: number;
}

type Row = { petition: string; id: string; status: string; email_sealed: Buffer; token_hash: Buffer };

/**
 * Compares the answers that supporters received with the stored, mailed and shown data, and prints the result. @returns
 * whether all of it agrees
 */
export async function compareWithDatabase(comparison: Comparison): Promise<boolean> {
  const { acknowledged, office, dataDir, site, behindMs = BEHIND_MS_MAX } = comparison;
  const rows = await readRows(dataDir);
  const addresses = await openAddresses(rows, dataDir);
  const confirmedRows = rows.filter(({ status }) => status === "confirmed");
  const confirmedTokens = new Set(confirmedRows.map(({ token_hash }) => token_hash.toString("hex")));
  const boxes = [...office.boxes.values()];
  const mails = boxes.reduce((sum, box) => sum + box.mails, 0);
  const shown = await shownCount(site.address, confirmedRows.length, behindMs);

  print(
    `Rows ${rows.length}, confirmed ${confirmedRows.length}; mails ${mails}, of them sent again ${mails - boxes.length}`,
  );
  return [
    none("acknowledged signatures lost", [...acknowledged.signed].filter((address) => !addresses.has(address)).length),
    none("duplicates", rows.length - addresses.size),
    none(
      "acknowledged signatures without a mail",
      [...acknowledged.signed].filter((address) => !office.boxes.has(address)).length,
    ),
    none("addresses with more than one token", boxes.filter(({ links }) => links.size !== 1).length),
    none("addresses with more than one Message-ID", boxes.filter(({ messageIds }) => messageIds.size !== 1).length),
    none(
      "acknowledged confirmations lost",
      [...acknowledged.confirmed].filter((link) => !confirmedTokens.has(hashOf(link))).length,
    ),
    none("confirmed rows without a confirmation", confirmedRows.length - acknowledged.confirmed.size),
    none("difference between the count shown and the rows", Math.abs(shown - confirmedRows.length)),
    none(
      "answers that lost the typed values",
      [...acknowledged.answers.keys()].filter((name) => name.includes("without")).length,
    ),
  ].every(Boolean);
}

function none(what: string, count: number): boolean {
  print(`${what}: ${count}${count === 0 ? "" : " (0 promised: NOT kept)"}`);
  return count === 0;
}

async function readRows(dataDir: string): Promise<Row[]> {
  const database = await openDatabase(parseEnv({ DATA_DIR: dataDir }), () => undefined);
  const client = await openConnection(database.url);
  try {
    const { rows } = await client.query<Row>(
      "SELECT petition, id, status::text, email_sealed, token_hash FROM signature",
    );
    return rows;
  } finally {
    await client.end();
    await database.embedded?.stop(); // the site still uses it
  }
}

/** The addresses of these signatures: decrypted, so that nothing depends on the index that refuses duplicates. */
async function openAddresses(rows: Row[], dataDir: string): Promise<Set<string>> {
  const open = await createDecrypter([ensureTrialKeys(dataDir).worker.MAIL_SECRET_KEY]);
  return new Set(rows.map(({ petition, id, email_sealed }) => open(email_sealed, { petition, id, field: "email" })));
}

/** The sum of the public counts, as soon as it is what was expected; at the latest after this time. */
async function shownCount(address: string, expected: number, behindMs: number): Promise<number> {
  const deadline = performance.now() + behindMs;
  const petitions = await listPetitions("en");
  for (;;) {
    const counts = await Promise.all(petitions.map(({ slug }) => readCount(`${address}/api/petitions/${slug}`)));
    const shown = counts.reduce((sum, count) => sum + count, 0);
    if (shown === expected || performance.now() > deadline) return shown;
    await wait(500);
  }
}

async function readCount(url: string): Promise<number> {
  return z.object({ confirmed: z.number() }).parse(await (await fetch(url)).json()).confirmed;
}

function hashOf(link: string): string {
  return hashToken(link.slice(link.lastIndexOf("/") + 1)).toString("hex");
}
