import { isoDay } from "../../i18n/format.ts";
import { addBatch, BATCH_SIGNATURES_MAX, listBatches, removeBatch } from "../../petitions/paper/batches.ts";
import { account } from "../account.ts";
import { readArguments, UsageError } from "../arguments.ts";
import { print } from "../terminal/print.ts";
import { figure, printTable } from "../terminal/table.ts";
import { findPetition } from "./find.ts";

/**
 * `petition paper <slug>` lists the batches of signatures on paper; `--add <signatures> --batch <name>` records one,
 * `--remove <name>` takes one back.
 */
export async function paper(args: string[]): Promise<void> {
  const { positionals, valuesOf } = readArguments(args, ["add", "batch", "remove"]);
  const [added, names, removed] = [valuesOf("add"), valuesOf("batch"), valuesOf("remove")];
  const isList = added.length + names.length + removed.length === 0;
  const isAdding = added.length === 1 && names.length === 1 && removed.length === 0;
  const isRemoving = removed.length === 1 && added.length + names.length === 0;
  if (positionals.length > 1 || !(isList || isAdding || isRemoving))
    throw new UsageError("Give --add <signatures> with --batch <name>, or --remove <name>, or neither for the list.");
  const { en: petition } = await findPetition(positionals[0]);
  print(petition.title);
  const [count = "", name = "", mistaken = ""] = [added[0], names[0], removed[0]];
  if (isAdding) {
    const batch = { batch: readName(name), signatures: readCount(count) };
    await addBatch(petition.key, batch, account());
    print(`Recorded: batch ${batch.batch} with ${figure(batch.signatures)}.`);
  }
  if (isRemoving) {
    const signatures = await removeBatch(petition.key, mistaken, account());
    print(`Removed: batch ${mistaken} with ${figure(signatures)}.`);
  }
  await sayBatches(petition.key);
}

async function sayBatches(petition: string): Promise<void> {
  const batches = await listBatches(petition);
  if (batches.length === 0) return print("No signatures on paper are recorded.");
  const total = batches.reduce((sum, { signatures }) => sum + signatures, 0);
  printTable(
    ["batch", "recorded", "on paper"],
    [...batches.map(({ batch, at, signatures }) => [batch, isoDay(at), signatures]), ["together", "", total]],
  );
}

function readCount(text: string): number {
  const count = Number(text);
  if (/^\d{1,6}$/.test(text) && count > 0 && count <= BATCH_SIGNATURES_MAX) return count;
  throw new UsageError(`"${text}" is not a number of signatures from 1 to ${figure(BATCH_SIGNATURES_MAX)}.`);
}

/** Letters, digits and a few signs: the name stands in the audit trail and in the delivery, and is of no person. */
function readName(text: string): string {
  if (/^[\p{L}\d][\p{L}\d ._-]{0,39}$/u.test(text)) return text;
  throw new UsageError(`"${text}" is no name of a batch: up to 40 letters, digits, spaces, dots, hyphens.`);
}
