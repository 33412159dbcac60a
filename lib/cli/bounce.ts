import { readReturnToken } from "../crypto/return-token.ts";
import { log, logFailure, nameSource } from "../log.ts";
import { noteBounce } from "../mail/bounces.ts";
import { readReturnedMail } from "../mail/return-path.ts";
import { listPetitionsWithSignatures } from "../petitions/wordings.ts";
import { loadEnvironmentFile } from "./load-environment.ts";
import { withDatabase } from "./with-database.ts";

/** A bounce is a few kilobytes; the mail that it returns may be cut off. */
const BYTES_MAX = 1_000_000;
/** Tells a mail server to try again later (sysexits.h). */
const TEMPORARY_FAILURE = 75;

/**
 * `npm run bounce`: reads one returned mail from standard input and notes the bounce of its signature. For a mail server
 * that passes on what arrives at BOUNCE_ADDRESS. Any other mail is dropped; an answer to it could start a loop.
 */
try {
  loadEnvironmentFile("worker");
  nameSource("command");
  const returned = readReturnedMail(await readInput());
  if (returned === null) log.info({ event: "bounce", result: "not a bounce" });
  else await withDatabase(() => note(returned.token, returned.status));
} catch (error) {
  logFailure("note a bounce", error);
  process.exitCode = TEMPORARY_FAILURE;
}

async function note(token: string, status: string): Promise<void> {
  const signature = readReturnToken(token, await listPetitionsWithSignatures());
  if (signature === null) {
    log.warn({ event: "bounce", result: "unknown", code: status });
    return;
  }
  await noteBounce(signature.petition, signature.id, status);
  log.info({ event: "bounce", result: "noted", code: status, petition: signature.petition });
}

async function readInput(): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of process.stdin) {
    bytes += part.length;
    if (bytes <= BYTES_MAX) parts.push(part);
  }
  return Buffer.concat(parts).toString("latin1");
}
