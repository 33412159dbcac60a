import { createInterface } from "node:readline/promises";
import { countSelected, type Selection } from "../../petitions/held.ts";
import { releaseMany } from "../../petitions/release-many.ts";
import { account } from "../account.ts";
import { readArguments, UsageError } from "../arguments.ts";
import { print } from "../terminal/print.ts";
import { showProgress } from "../terminal/progress.ts";
import { figure } from "../terminal/table.ts";
import { findPetition } from "./find.ts";
import { releaseSignature } from "./hold.ts";
import { readMoment } from "./moment.ts";

/**
 * `petition release <slug> <id>`, or `--network <code>`, `--all-before <time>` for many: prints how many, and asks
 * before it releases them.
 */
export async function release(args: string[]): Promise<void> {
  const { positionals, valuesOf, has } = readArguments(args, ["network", "all-before"], ["yes"]);
  const [networks, moments] = [valuesOf("network"), valuesOf("all-before")];
  if (networks.length + moments.length === 0) return releaseSignature(positionals);
  if (positionals.length > 1 || networks.length > 1 || moments.length > 1)
    throw new UsageError("Name one signature by its id, or many by one --network, one --all-before, or both.");
  const { en: petition } = await findPetition(positionals[0]);
  const [network, moment] = [networks[0], moments[0]];
  const selection: Selection = {
    network: network === undefined ? undefined : readCode(network),
    before: moment === undefined ? undefined : readMoment(moment),
  };

  const { held, pressed } = await countSelected(petition.key, selection);
  print(petition.title);
  if (held === 0) return print("No held signature matches. Signatures held by the team are released one by one.");
  print(
    `${figure(held)} held: ${figure(pressed)} will count at once, ${figure(held - pressed)} wait for confirmation by their supporters.`,
  );
  if (!has("yes") && !(await isConfirmed())) return print("Nothing was released.");
  await releaseAll(petition.key, selection, held);
}

async function releaseAll(petition: string, selection: Selection, total: number): Promise<void> {
  const progress = showProgress("signatures");
  try {
    const released = await releaseMany(petition, selection, account(), (done) => progress.tell({ done, total }));
    print(`Released: ${figure(released.held)}, of which ${figure(released.pressed)} count.`);
  } finally {
    progress.end();
  }
}

function readCode(code: string): string {
  if (/^[0-9a-f]{8}$/.test(code)) return code;
  throw new UsageError(
    `"${code}" is not the code of a network: \`petition held <slug>\` shows the codes, which have eight characters.`,
  );
}

async function isConfirmed(): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const closed = new Promise<string>((resolve) => terminal.once("close", () => resolve("")));
    const answer = await Promise.race([
      terminal.question(`Release them? Type yes (or run this again with --yes): `),
      closed,
    ]);
    return answer.trim().toLowerCase() === "yes";
  } finally {
    terminal.close();
  }
}
