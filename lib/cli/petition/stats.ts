import { isoDay } from "../../i18n/format.ts";
import { regionName } from "../../petitions/deliver/region-name.ts";
import { countByStatus, countRegions, type HeldSignature, listHeld } from "../../petitions/overview.ts";
import { listBatches } from "../../petitions/paper/batches.ts";
import { SHOWN_FROM, type ShownRegions } from "../../petitions/regions.ts";
import { readSharedVisits, TOLD_DAYS, TOLD_FROM } from "../../petitions/shared-visits.ts";
import { readArguments } from "../arguments.ts";
import { print } from "../terminal/print.ts";
import { printTable } from "../terminal/table.ts";
import { findPetition } from "./find.ts";

/** `petition stats <slug>` */
export async function showStats(args: string[]): Promise<void> {
  const { positionals } = readArguments(args);
  const { en: petition } = await findPetition(positionals[0]);
  const counts = (await countByStatus()).get(petition.key) ?? { pending: 0, confirmed: 0, withdrawn: 0, held: 0 };
  print(petition.title);
  print(`${petition.status}, ${petition.opens} to ${petition.closes}, version ${petition.version} of the text`);
  print();
  const { confirmed, pending, withdrawn, held } = counts;
  const onPaper = (await listBatches(petition.key)).reduce((sum, { signatures }) => sum + signatures, 0);
  const paper: [string, number][] = onPaper > 0 ? [["on paper, apart", onPaper]] : [];
  printTable(
    ["signatures", ""],
    [...Object.entries({ confirmed, pending, withdrawn, held, goal: petition.goal }), ...paper],
  );
  sayRegions(await countRegions(petition.key));
  sayHeld(await listHeld(petition.key), held);
  await sayShared(petition.key);
}

/** Every channel, so that nothing tells one that was opened a few times from one that never was. */
async function sayShared(petition: string): Promise<void> {
  const visits = await readSharedVisits(petition);
  print();
  printTable(
    [`shared links opened, last ${TOLD_DAYS} days`, ""],
    visits.map(({ via, count }) => [via, count ?? `fewer than ${TOLD_FROM}`]),
  );
}

function sayRegions({ shown, others }: ShownRegions): void {
  if (shown.length === 0 && others === 0) return;
  print();
  const rest: [string, number][] = others > 0 ? [["elsewhere", others]] : [];
  printTable(
    ["confirmed, by province", ""],
    [...shown.map(({ region, confirmed }): [string, number] => [regionName("en", region), confirmed]), ...rest],
  );
  if (others > 0) print(`Places with fewer than ${SHOWN_FROM} are not shown separately.`);
}

function sayHeld(held: HeldSignature[], count: number): void {
  if (held.length === 0) return;
  print();
  printTable(
    ["held for review", "since", "why", "province", "confirmed by its supporter"],
    held.map(({ id, since, because, province, pressed }) => [
      id,
      isoDay(since),
      because ?? "unknown",
      province ?? "abroad",
      pressed ? "yes" : "not yet",
    ]),
  );
  if (count > held.length) print(`… and ${count - held.length} more: see petition held.`);
}
