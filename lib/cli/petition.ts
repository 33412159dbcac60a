import { loadEnvironmentFile } from "./load-environment.ts";
import { approveDelivery } from "./petition/approve.ts";
import { closePetition } from "./petition/close.ts";
import { deliverPetition } from "./petition/deliver.ts";
import { showDigest } from "./petition/digest.ts";
import { showHeld } from "./petition/held.ts";
import { holdSignature } from "./petition/hold.ts";
import { listAll } from "./petition/list.ts";
import { paper } from "./petition/paper.ts";
import { previewDraft } from "./petition/preview.ts";
import { release } from "./petition/release.ts";
import { showStats } from "./petition/stats.ts";
import { updateSupporters } from "./petition/update.ts";
import { command, print } from "./terminal/print.ts";
import { withDatabase } from "./with-database.ts";

type Verb = { usage: string; summary: string; run: (args: string[]) => Promise<void> };

/** `npm run petition -- <verb>`: what the campaign team does with petitions and signatures. */
const verbs: Record<string, Verb> = {
  list: { usage: "list", summary: "every petition with its dates and counts", run: listAll },
  stats: {
    usage: "stats <slug>",
    summary: "one petition: counts, provinces, held signatures, shared links opened",
    run: showStats,
  },
  preview: {
    usage: "preview <slug>",
    summary: "the links to a draft, which is on no list and open to nobody else",
    run: previewDraft,
  },
  paper: {
    usage: "paper <slug> [--add <signatures> --batch <name> | --remove <name>]",
    summary: "signatures on paper by batch, which are shown and delivered apart; --add records a batch",
    run: paper,
  },
  digest: {
    usage: "digest [--send]",
    summary: "the weekly mail to the team as it would be today; --send mails it to TEAM_MAIL",
    run: showDigest,
  },
  approve: {
    usage: "approve <slug> --to age1… --key <own key file> [--up-to <signatures>]",
    summary: "one of the two approvals that a delivery needs, each by a person with a key of their own",
    run: approveDelivery,
  },
  deliver: {
    usage: "deliver <slug> --to age1… --key <file>",
    summary: "writes an encrypted pack for the addressee, once two people have approved it",
    run: deliverPetition,
  },
  update: {
    usage: "update <slug> --news <item> [--send]",
    summary: "how many supporters asked for news and would get this item; --send mails it to each of them once",
    run: updateSupporters,
  },
  close: {
    usage: "close <slug>",
    summary: "shows what to change so that the petition takes no more signatures",
    run: closePetition,
  },
  hold: {
    usage: "hold <slug> <id>",
    summary: "keeps a signature out of the count until someone has reviewed it",
    run: holdSignature,
  },
  held: {
    usage: "held <slug>",
    summary: "how many signatures wait for a review: by reason, by network, by hour",
    run: showHeld,
  },
  release: {
    usage: "release <slug> <id> | --network <code> | --all-before <time> [--yes]",
    summary: "releases held signatures: one, or many after it says how many",
    run: release,
  },
};

await command(async () => {
  loadEnvironmentFile("team");
  const [name = "", ...args] = process.argv.slice(2);
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb) return withDatabase(() => verb.run(args));
  print("npm run petition -- <verb>");
  for (const { usage, summary } of Object.values(verbs)) print(`  ${usage}\n      ${summary}`);
  process.exitCode = 1;
});
