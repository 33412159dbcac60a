import { loadEnvironmentFile } from "./load-environment.ts";
import { eraseAddress } from "./privacy/erase.ts";
import { makeKeyFiles } from "./privacy/keys.ts";
import { purgeNow } from "./privacy/purge.ts";
import { renewSeals } from "./privacy/rotate-keys.ts";
import { command, print } from "./terminal/print.ts";

type Verb = { usage: string; tells: string; run: (args: string[]) => Promise<void> };

/** `npm run privacy -- <verb>`: what the privacy officer and operators do with personal data. */
const verbs: Record<string, Verb> = {
  purge: { usage: "purge", tells: "erases everything past its time now, instead of at the next hour", run: purgeNow },
  erase: {
    usage: "erase",
    tells: "asks for an address and erases all that is held about it",
    run: eraseAddress,
  },
  keys: { usage: "keys <new folder>", tells: "makes a fresh set of keys, a file for each process", run: makeKeyFiles },
  renew: {
    usage: "renew --key <file> …",
    tells: "after a change of keys: seals and indexes anew what the earlier ones did",
    run: renewSeals,
  },
};

loadEnvironmentFile();
await command(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb) return verb.run(args);
  print("npm run privacy -- <verb>");
  for (const { usage, tells } of Object.values(verbs)) print(`  ${usage}\n      ${tells}`);
  process.exitCode = 1;
});
