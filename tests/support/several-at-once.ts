import { beforeEach, expect } from "vitest";
import { listPetitions } from "#lib/content/index.ts";
import { cleanToken } from "#lib/crypto/token.ts";
import { db } from "#lib/db/index.ts";
import { accept } from "#lib/signatures/accept.ts";
import { mailingOfThisFile, workOff } from "./mailing.ts";

/** The address of every form here, unless a test gives another. */
const email = "supporter-1@example.org";

const RECORDS = ["signature", "tally", "tally_change", "mail_quota", "mail_meter", "subscription", "rate_bucket"];

/** Forms that sign several petitions, each test with empty tables: sends one, and reads what was saved and mailed. */
export async function severalOfThisFile() {
  const smtp = await mailingOfThisFile();
  /** Of all petitions, in the order in which a form signs them. */
  const keys = (await listPetitions("en")).map(({ key }) => key).toSorted();
  let networks = 0;

  beforeEach(async () => {
    for (const table of [...RECORDS, "jobs.job"]) await db().$executeRawUnsafe(`DELETE FROM ${table}`);
    smtp.received.length = 0;
  });

  /** The form of a petition with others ticked below it, from a network of its own. */
  function send(petition: string, also: string[], fields: Record<string, string> = {}) {
    const form = new FormData();
    const all = { petition, locale: "en", name: "A Supporter", email, postalCode: "K1A 0B1", country: "CA", ...fields };
    for (const [name, value] of Object.entries(all)) form.set(name, value);
    for (const key of also) form.append("also", key);
    networks += 1;
    return accept(form, `12.${networks}.1.1`);
  }

  /** The token and the rest of the path of the link in the only mail. */
  async function mailed(): Promise<{ token: string; rest: string }> {
    await workOff(1);
    expect(smtp.received).toHaveLength(1);
    const [, , , token = "", ...rest] = linkIn(smtp.received[0]?.mail.text ?? "").pathname.split("/");
    return { token: cleanToken(token) ?? "", rest: rest.join("/") };
  }

  return { smtp, keys, send, mailed };
}

/** The link to an own page in the text of a mail. */
export function linkIn(text: string): URL {
  return new URL(/https?:\S+\/signatures\/\S+/.exec(text)?.[0] ?? "");
}
