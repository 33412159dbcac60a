import { logFailure, nameSource } from "../log.ts";
import { readReturnedMail } from "../mail/return-path.ts";
import { noteReturnedMail } from "../worker/returned-mail.ts";
import { loadEnvironmentFile } from "./load-environment.ts";
import { withDatabase } from "./with-database.ts";

/** A bounce is a few kilobytes; the mail that it returns may be cut off. */
const BYTES_MAX = 1_000_000;
/** Tells a mail server to try again later (sysexits.h). */
const TEMPORARY_FAILURE = 75;

/**
 * `npm run bounce`: reads one returned mail from standard input and notes the bounce of its signature. For a mail server
 * that passes on what arrives at BOUNCE_ADDRESS. Any other mail is dropped.
 */
try {
  loadEnvironmentFile("worker");
  nameSource("command");
  const message = await readInput();
  const note = async () => void (await noteReturnedMail(message));
  await (readReturnedMail(message) === null ? note() : withDatabase(note));
} catch (error) {
  logFailure("note a bounce", error);
  process.exitCode = TEMPORARY_FAILURE;
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
