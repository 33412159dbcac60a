import { loadEnvironmentFile } from "./load-environment.ts";
import { closePetition } from "./petition/close.ts";
import { deliverPetition } from "./petition/deliver.ts";
import { showHeld } from "./petition/held.ts";
import { holdSignature } from "./petition/hold.ts";
import { listAll } from "./petition/list.ts";
import { release } from "./petition/release.ts";
import { showStats } from "./petition/stats.ts";
import { updateSupporters } from "./petition/update.ts";
import { command, print } from "./terminal/print.ts";
import { withDatabase } from "./with-database.ts";

type Verb = { usage: string; tells: string; run: (args: string[]) => Promise<void> };

/** `npm run petition -- <verb>`: what the campaign team does with petitions and signatures. */
const verbs: Record<string, Verb> = {
  list: { usage: "list", tells: "every petition with its dates and counts", run: listAll },
  stats: { usage: "stats <slug>", tells: "one petition: counts, provinces, what is held", run: showStats },
  deliver: {
    usage: "deliver <slug> --to age1… --approve <role> --approve <role> --key <file>",
    tells: "an encrypted pack for the people addressed",
    run: deliverPetition,
  },
  update: {
    usage: "update <slug> --news <item> [--send]",
    tells: "how many asked for news and would get this item; --send mails it to each of them once",
    run: updateSupporters,
  },
  close: { usage: "close <slug>", tells: "what to change so that it takes no more signatures", run: closePetition },
  hold: {
    usage: "hold <slug> <id>",
    tells: "keeps a signature out of the count until someone has looked",
    run: holdSignature,
  },
  held: {
    usage: "held <slug>",
    tells: "how many signatures wait for a look: by reason, by network, by hour",
    run: showHeld,
  },
  release: {
    usage: "release <slug> <id> | --network <code> | --all-before <time> [--yes]",
    tells: "lets held signatures go on: one, or many after saying how many",
    run: release,
  },
};

loadEnvironmentFile();
await command(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb) return withDatabase(() => verb.run(args));
  print("npm run petition -- <verb>");
  for (const { usage, tells } of Object.values(verbs)) print(`  ${usage}\n      ${tells}`);
  process.exitCode = 1;
});
