import { createHash, generateKeyPairSync, type KeyObject, verify } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openPost } from "#lib/mail/send.ts";
import { startSmtp } from "#tests/support/smtp.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const folder = mkdtempSync(join(tmpdir(), "dkim-"));
const file = join(folder, "dkim.pem");
writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }));
const smtp = await startSmtp();
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await smtp.stop();
});
process.env.SMTP_URL = smtp.url;
process.env.MAIL_FROM = "Right to Refuge <hello@refuge.example.org>";
process.env.DKIM_KEY_FILE = file;
process.env.DKIM_SELECTOR = "campaign";

/** Whether a message's DKIM signature (relaxed/relaxed, RFC 6376) is that of this key. */
function isSigned(raw: string, key: KeyObject): boolean {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const headers = head.split(/\r\n(?![ \t])/).map((line): [string, string] => {
    const at = line.indexOf(":");
    return [line.slice(0, at).toLowerCase().trim(), line.slice(at + 1)];
  });
  const flat = (value: string) =>
    value
      .replace(/\r\n/g, "")
      .replace(/[ \t]+/g, " ")
      .trim();
  const signature = flat(headers.find(([name]) => name === "dkim-signature")?.[1] ?? "");
  const tags = Object.fromEntries(signature.split(/; ?/).map((tag) => tag.split(/=(.*)/s).slice(0, 2)));
  const body = rest
    .join("\r\n\r\n")
    .replace(/[ \t]+(?=\r\n)/g, "")
    .replace(/[ \t]+/g, " ")
    .replace(/(?:\r\n)*$/, "\r\n");
  if (createHash("sha256").update(body).digest("base64") !== tags.bh?.replaceAll(" ", "")) return false;
  const signed = (tags.h ?? "").split(":").flatMap((name: string) => {
    const found = headers.findLast(([header]) => header === name.trim().toLowerCase());
    return found ? [`${found[0]}:${flat(found[1])}`] : [];
  });
  const own = `dkim-signature:${signature.replace(/(^|; ?)b=[^;]*/, "$1b=")}`;
  const text = [...signed, own].join("\r\n");
  return verify("sha256", Buffer.from(text), key, Buffer.from((tags.b ?? "").replaceAll(" ", ""), "base64"));
}

test("with a key file mail is signed for the sender's domain, with the headers of one-click unsubscribe", async () => {
  const post = openPost();
  const mail = {
    fromName: "Droit au refuge",
    subject: "Réunion à Montréal",
    text: "Bonjour,\n\nÀ bientôt.\n",
    html: "<p>À bientôt.</p>",
  };
  await post.send(
    "someone@example.org",
    { ...mail, unsubscribe: "https://refuge.example.org/unsubscribe/x" },
    { job: "j", signature: "s" },
  );
  post.close();
  const raw = smtp.received[0]?.raw ?? "";
  expect(raw).toMatch(/^DKIM-Signature: v=1;/im);
  expect(raw).toContain("d=refuge.example.org;");
  expect(raw).toContain("s=campaign;");
  const [, signedHeaders = ""] = /; *h=([^;]+);/.exec(raw.replace(/\r\n[ \t]+/g, "")) ?? [];
  for (const header of ["from", "to", "subject", "list-unsubscribe", "list-unsubscribe-post"])
    expect(signedHeaders.toLowerCase().split(":")).toContain(header);
  expect(isSigned(raw, publicKey)).toBe(true);
  expect(isSigned(raw.replace("Bonjour", "Bonsoir"), publicKey)).toBe(false);
  expect(isSigned(raw, generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey)).toBe(false);
});

test("a key that cannot be read, or is none, stops the worker in plain words and without the key", () => {
  writeFileSync(file, "nonsense");
  expect(() => openPost()).toThrow("DKIM_KEY_FILE holds no RSA key");
  rmSync(file);
  expect(() => openPost()).toThrow(/DKIM_KEY_FILE cannot be read \(ENOENT\)/);
});
