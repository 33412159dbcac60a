import { existsSync } from "node:fs";
import { makeApprovalKey } from "../../crypto/approval-key.ts";
import { writeDurably } from "../../durable-file.ts";
import { SetupError } from "../../operator-error.ts";
import { print, relativePath } from "../terminal/print.ts";

/** `privacy approver <new file>`: a key of one's own, with which one person approves deliveries. */
export async function makeApproverKey(args: string[]): Promise<void> {
  const [file] = args;
  if (file === undefined || args.length > 1)
    throw new SetupError("Give a file that does not exist yet: npm run privacy -- approver <new file>");
  if (existsSync(file))
    throw new SetupError(`${relativePath(file)} already exists. Give a new file: keys are never overwritten.`);
  const { secretKey, publicKey } = makeApprovalKey();
  writeDurably(file, secretKey);
  print(`Your key is in ${relativePath(file)}. Keep it where only you can read it; nobody else may use it.`);
  print("Its public half goes into content/site.ts, by a change that somebody else accepts:");
  print(`  approvers: [{ role: "<your role>", key: "${publicKey}" }]`);
}
