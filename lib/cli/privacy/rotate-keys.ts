import { readFile } from "node:fs/promises";
import { recordAudit } from "../../audit.ts";
import { SetupError, systemCodeOf } from "../../operator-error.ts";
import { rotateKeys } from "../../retention/rotate-keys.ts";
import { account } from "../account.ts";
import { readArguments } from "../arguments.ts";
import { print } from "../terminal/print.ts";
import { showProgress } from "../terminal/progress.ts";
import { withDatabase } from "../with-database.ts";
import { takeKeys } from "./take-keys.ts";

/**
 * `privacy renew --key <file> …`: encrypts and hashes everything again with the current keys. After an interruption,
 * run it again.
 */
export async function renewSeals(args: string[]): Promise<void> {
  const { valuesOf } = readArguments(args, ["key"]);
  const secretKeys = (await Promise.all(valuesOf("key").map(readSecret))).flat();
  if (secretKeys.length === 0) {
    throw new SetupError(
      "Give the files with the earlier and the new keys of the worker: --key <worker.env> --key <worker.env>",
    );
  }
  takeKeys("INDEX_KEY", "MAIL_PUBLIC_KEY");
  const progress = showProgress("rows");
  await withDatabase(async () => {
    const { renewed, repeated, unreadable } = await rotateKeys(secretKeys, progress.tell).finally(progress.end);
    await recordAudit({
      actor: account(),
      act: "rotate",
      count: renewed,
      note: `repeated ${repeated}, unreadable ${unreadable}`,
    });
    print(`Renewed: ${renewed}.`);
    if (repeated > 0)
      print(
        `Addresses that signed twice, under the old and the new key: ${repeated}; the later signature was removed.`,
      );
    if (unreadable === 0) return print("The earlier worker's key is no longer needed.");
    process.exitCode = 1;
    print(`Encrypted with a key that was not given: ${unreadable}. Run the command again with that key too.`);
  });
}

/** A worker.env, or the key alone. Keys come from files only: every process of the machine can see an argument. */
async function readSecret(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new SetupError(`The file after --key cannot be read (${systemCodeOf(error)}).`);
  });
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((line) => line.replace(/^MAIL_SECRET_KEY=/, ""));
}
