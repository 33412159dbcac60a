import { loadEnvironmentFile } from "./load-environment.ts";
import { makeApproverKey } from "./privacy/approver.ts";
import { eraseAddress } from "./privacy/erase.ts";
import { makeKeyFiles } from "./privacy/keys.ts";
import { purgeNow } from "./privacy/purge.ts";
import { renewSeals } from "./privacy/rotate-keys.ts";
import { command, print } from "./terminal/print.ts";

type Verb = { usage: string; summary: string; run: (args: string[]) => Promise<void> };

/** `npm run privacy -- <verb>`: what the privacy officer and operators do with personal data. */
const verbs: Record<string, Verb> = {
  purge: {
    usage: "purge",
    summary: "erases everything past its retention time now, instead of at the next hour",
    run: purgeNow,
  },
  erase: {
    usage: "erase",
    summary: "asks for an e-mail address and erases everything held about it",
    run: eraseAddress,
  },
  keys: {
    usage: "keys <new folder>",
    summary: "makes a new set of keys, one file for each process",
    run: makeKeyFiles,
  },
  approver: {
    usage: "approver <new file>",
    summary: "makes the key with which one person approves deliveries",
    run: makeApproverKey,
  },
  renew: {
    usage: "renew --key <file> …",
    summary: "after a change of keys: encrypts and hashes everything again with the new keys",
    run: renewSeals,
  },
};

await command(async () => {
  loadEnvironmentFile("team");
  const [name = "", ...args] = process.argv.slice(2);
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb) return verb.run(args);
  print("npm run privacy -- <verb>");
  for (const { usage, summary } of Object.values(verbs)) print(`  ${usage}\n      ${summary}`);
  process.exitCode = 1;
});
