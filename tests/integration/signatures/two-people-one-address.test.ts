import { afterAll, describe, expect, test } from "vitest";
import { decrypt } from "#lib/crypto/decrypt.ts";
import { hashEmail } from "#lib/crypto/email-hash.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { confirm, confirmTyped } from "#lib/signatures/confirm.ts";
import { findByToken } from "#lib/signatures/lookup.ts";
import { sign } from "#lib/signatures/sign.ts";
import type { SignInput } from "#lib/signatures/sign-input.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { anOpenDay, aPetition, aSigning, giveTestKeys } from "#tests/support/signing.ts";

const { deliverySecret, worker } = giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

const petition = aPetition();

/** What the two may do. Forms come from anybody; links reach the owner only. */
const acts = ["owner signs", "owner corrects", "stranger signs", "old page", "new page", "withdraw", "lapse"] as const;
type Act = (typeof acts)[number];
const forms: Partial<Record<Act, Partial<SignInput>>> = {
  "owner signs": { name: "Owner", postalCode: "K1A 0B1", country: "CA", updates: false },
  "owner corrects": { name: "Owner, corrected", postalCode: "K1A 0B1", country: "CA", updates: false },
  "stranger signs": { name: "Stranger", postalCode: "", country: "RU", updates: true },
};
const typed = { name: "Owner, asked again", postalCode: "H2X 1Y4", country: "CA", updates: false };

/** The promise, told without a database: one row waits; a second, different form leaves the choice to the owner. */
class Promised {
  rows: { form: string; several: boolean; status: string; confirmed: string | null }[] = [];
  play(act: Act): void {
    const form = forms[act]?.name;
    const last = this.rows.at(-1);
    if (form) {
      if (!last || !/waits|confirmed/.test(last.status))
        this.rows.push({ form, several: false, status: "waits", confirmed: null });
      else if (last.status === "waits" && last.form !== form) last.several = true;
    } else if (act === "lapse") {
      if (last?.status === "waits") last.status = "lapsed";
    } else if (act === "withdraw") {
      if (last) Object.assign(last, { status: "withdrawn", confirmed: null });
    } else {
      const row = act === "old page" ? this.rows[0] : last;
      if (row?.status !== "waits" || (row.several && act === "old page")) return;
      Object.assign(row, { status: "confirmed", confirmed: row.several ? typed.name : row.form });
    }
  }
  outcome(): string {
    return this.rows.map(({ status, confirmed }) => confirmed ?? status).join(", ");
  }
}

type Variant = { locale: "en" | "fr"; review: boolean; steps: number };

/** The same with the real thing: the owner's links, oldest first, are what the mails carried. */
class Played {
  ids: string[] = [];
  links: string[] = [];
  email: string;
  variant: Variant;
  constructor(number: number, variant: Variant) {
    this.email = `two-people-${number}@example.org`;
    this.variant = variant;
  }
  async play(act: Act): Promise<void> {
    const { locale, review } = this.variant;
    const [first = "", last = ""] = [this.links[0], this.links.at(-1)];
    const form = forms[act];
    if (form) {
      expect(await sign(aSigning(0, { ...form, email: this.email, locale, review }), anOpenDay)).toEqual({ ok: true });
      await this.receiveMail();
    } else if (act === "lapse") {
      await db().$executeRaw`UPDATE signature SET created_at = now() - interval '15 days'
        WHERE id = ${this.ids.at(-1)}::uuid AND confirmed_at IS NULL`;
    } else if (act === "withdraw") await withdraw(last);
    else if (act === "old page") await confirm(first, { updates: false });
    else if ((await findByToken(last))?.severalForms) await confirmTyped(last, typed, petition, locale);
    else await confirm(last, { updates: false });
  }
  private async receiveMail(): Promise<void> {
    const row = await db().signature.findFirstOrThrow({
      where: { emailIndex: hashEmail(petition.key, this.email) },
      select: { id: true, tokenSealed: true },
    });
    if (this.ids.includes(row.id)) return;
    const place = { petition: petition.key, id: row.id, field: "token" } as const;
    this.ids.push(row.id);
    this.links.push(await decrypt(worker.MAIL_SECRET_KEY, row.tokenSealed ?? new Uint8Array(), place));
  }
  async outcome(): Promise<string> {
    const states = await Promise.all(this.ids.map((id) => this.stateOf(id)));
    return states.filter((state) => state !== null).join(", ");
  }
  private async stateOf(id: string): Promise<string | null> {
    const row = await db().signature.findUnique({ where: { petition_id: { petition: petition.key, id } } });
    if (!row) return "lapsed";
    expect([row.updatesConsentAt, await db().subscription.count({ where: { id } })]).toEqual([null, 0]);
    if (row.status === "withdrawn") return "withdrawn";
    expect(row.status).toBe(this.variant.review ? "held" : row.confirmedAt ? "confirmed" : "pending");
    if (!row.confirmedAt) return row.createdAt < new Date(Date.now() - 14 * 86_400_000) ? "lapsed" : "waits";
    const name = await decrypt(deliverySecret, row.nameSealed ?? new Uint8Array(), {
      ...{ petition: petition.key, id, field: "name" },
    });
    if (name === typed.name) expect(row).toMatchObject({ country: "CA", province: "QC", locale: this.variant.locale });
    return name;
  }
}

const orders = (length: number): Act[][] =>
  length === 0 ? [[]] : orders(length - 1).flatMap((order) => acts.map((act) => [...order, act]));
/** Until a form came there is no link to press. */
const begins = ([first]: Act[]) => first === "owner signs" || first === "stranger signs";
let number = 0;

async function playAll(variant: Variant): Promise<Map<string, string>> {
  const table = new Map<string, string>();
  const waiting = orders(variant.steps).filter(begins);
  const playSome = async () => {
    for (let order = waiting.shift(); order; order = waiting.shift()) {
      number += 1;
      const [promised, played] = [new Promised(), new Played(number, variant)];
      for (const [index, act] of order.entries()) {
        promised.play(act);
        await played.play(act);
        const sofar = order.slice(0, index + 1).join(" → ");
        if (table.has(sofar)) continue;
        table.set(sofar, await played.outcome());
        expect(table.get(sofar), sofar).toBe(promised.outcome());
      }
    }
  };
  await Promise.all([playSome(), playSome(), playSome(), playSome()]);
  return table;
}

describe("two people with one address, in every order of their steps", () => {
  test.each([
    { locale: "en", review: false, steps: 4 },
    { locale: "fr", review: false, steps: 4 },
    { locale: "en", review: true, steps: 3 },
  ] as const)("what is confirmed is what the owner of the mailbox pressed: %o", async (variant) => {
    const table = await playAll(variant);
    const lines = [...table].filter(([order]) => order.split(" → ").length <= 3);
    const printed = [`Confirmed, ${JSON.stringify(variant)}:`, ...lines.map((line) => line.join(" ⇒ "))];
    process.stdout.write(`${printed.join("\n")}\n`);
    for (const [order, outcome] of table)
      if (/owner/.test(order) && /stranger/.test(order)) {
        const beforePress = order.split(/ → (?:old|new) page/)[0] ?? "";
        const both = /owner/.test(beforePress) && /stranger/.test(beforePress) && !/withdraw|lapse/.test(order);
        if (both) expect(outcome, order).not.toContain("Stranger");
      }
  });
});
