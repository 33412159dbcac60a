import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll } from "vitest";
import { type Bytes, decryptWith } from "#lib/crypto/age.ts";
import { makeApprovalKey } from "#lib/crypto/approval-key.ts";
import { db } from "#lib/db/index.ts";
import { approve } from "#lib/petitions/deliver/approvals.ts";
import { type Delivery, deliver } from "#lib/petitions/deliver/deliver.ts";
import type { DeliveryOrder, PetitionWords } from "#lib/petitions/deliver/order.ts";
import { recordWording } from "#lib/petitions/wordings.ts";
import { encryptSignature } from "#lib/signatures/encrypt-signature.ts";
import type { SignInput } from "#lib/signatures/sign-input.ts";
import { aSigning } from "#tests/support/signing.ts";

/** An addressee's key pair. */
export async function anAddressee(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** A folder that is removed after the file's tests. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "delivery-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Stores a confirmed signature in its state after sign and confirm; it skips the checks of the form. */
export async function storeConfirmed(number: number, changes: Partial<SignInput> = {}): Promise<string> {
  const input = aSigning(number, changes);
  await recordWording(input.petition);
  const row = await encryptSignature(input);
  const at = new Date("2026-12-02T04:30:00Z");
  await db().signature.create({ data: { ...row, status: "confirmed", createdAt: at, confirmedAt: at } });
  return row.id;
}

/** Someone who may approve, with the secret key that is theirs alone. */
export function anApprover(role: string) {
  const { secretKey, publicKey } = makeApprovalKey();
  return { secretKey, approver: { role, key: publicKey } };
}

export const lead = anApprover("campaign lead");
export const officer = anApprover("privacy officer");

/** Has both approve an order, for any number of signatures, and delivers it. */
export async function deliverApproved(order: DeliveryOrder): Promise<Delivery> {
  const what = { petition: order.petition.en.key, recipients: order.recipients, upTo: 1_000_000 };
  for (const { secretKey } of [lead, officer]) await approve(what, secretKey, order.approvers, order.actor);
  return deliver(order);
}

/** A complete order for the petition of the signing tests. */
export function anOrder(
  changes: Partial<DeliveryOrder> & Pick<DeliveryOrder, "recipients" | "secretKeys" | "folder">,
): DeliveryOrder {
  const words = (title: string, to: string): PetitionWords => ({
    key: "right-to-stay",
    slug: "right-to-stay",
    title,
    to,
    ask: title,
  });
  return {
    petition: {
      en: words("Let them stay", "To the Minister of Immigration, Refugees and Citizenship"),
      fr: words("Qu’ils restent", "À la personne qui dirige le ministère de l’Immigration"),
    },
    organisation: { name: { en: "Right to Refuge", fr: "Droit au refuge" }, email: "hello@example.org" },
    approvers: [lead.approver, officer.approver],
    actor: "tester",
    ...changes,
  };
}

/** A file of a pack, decrypted as its addressee would. */
export async function openPacked(folder: string, name: string, identity: string): Promise<Buffer> {
  const sealed = await readFile(join(folder, `${name}.age`));
  return collected(await decryptWith(identity, ofOne(sealed)));
}

async function collected(bytes: Bytes): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* ofOne(bytes: Uint8Array): Bytes & AsyncGenerator<Uint8Array> {
  yield bytes;
}
