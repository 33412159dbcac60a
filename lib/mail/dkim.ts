import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import type { SendMailOptions } from "nodemailer";
import { env } from "../env.ts";
import { SetupError, systemCodeOf } from "../operator-error.ts";
import { senderAddress } from "./sender.ts";

/** RFC 8058 wants the signature over both headers of one-click unsubscribe; the library's own list lacks the second. */
const SIGNED_HEADERS =
  "from:sender:reply-to:subject:date:message-id:to:mime-version:content-type:content-transfer-encoding:auto-submitted:list-unsubscribe:list-unsubscribe-post";

/**
 * How mail is signed (DKIM) where the relay does not; undefined without DKIM_KEY_FILE. The domain is DKIM_DOMAIN, or
 * that of the sender.
 * @throws SetupError when the file cannot be read, or DKIM_SELECTOR is missing
 */
export function readDkim(): SendMailOptions["dkim"] {
  const { DKIM_KEY_FILE, DKIM_SELECTOR, DKIM_DOMAIN } = env();
  if (!DKIM_KEY_FILE) return undefined;
  if (!DKIM_SELECTOR)
    throw new SetupError(
      "DKIM_SELECTOR is not set: with DKIM_KEY_FILE it names the record <selector>._domainkey.<domain>.",
    );
  const from = senderAddress();
  return {
    domainName: DKIM_DOMAIN ?? from.slice(from.lastIndexOf("@") + 1),
    keySelector: DKIM_SELECTOR,
    privateKey: readKey(DKIM_KEY_FILE),
    headerFieldNames: SIGNED_HEADERS,
  };
}

function readKey(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new SetupError(`The file of DKIM_KEY_FILE cannot be read (${systemCodeOf(error)}).`);
  }
  // Mail would leave unsigned, and nobody would notice, if the library could not use the key.
  if (!isRsaKey(text)) throw new SetupError("The file of DKIM_KEY_FILE holds no RSA key in PEM.");
  return text;
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false; // the error may quote the file
  }
}
