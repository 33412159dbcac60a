import { type HeldCount, overviewHeld } from "../../petitions/held.ts";
import { findPetition, readArguments } from "../terminal/arguments.ts";
import { print } from "../terminal/print.ts";
import { figure, printTable } from "../terminal/table.ts";

const reasons: Record<string, string> = {
  trap: "trap: a field was filled in that nobody sees",
  network: "network: it signed more than is free",
  flood: "flood: no proof of work came with it",
  team: "team: someone asked for it",
  unknown: "unknown: held before reasons were noted",
};

/** `petition held <slug>`: counts of the signatures that wait for a review. It shows no single person. */
export async function showHeld(args: string[]): Promise<void> {
  const { en: petition } = await findPetition(readArguments(args).positionals[0]);
  const overview = await overviewHeld(petition.key);
  print(petition.title);
  if (overview.held === 0) return print("Nothing is held.");
  print(`${figure(overview.held)} held, ${figure(overview.pressed)} of them confirmed by their supporters.`);
  const row = (name: string, { held, pressed }: HeldCount) => [name, held, pressed];
  const head = ["held", "confirmed"];
  print();
  printTable(
    ["why", ...head],
    overview.reasons.map(({ because, ...count }) => row(reasons[because] ?? because, count)),
  );
  print();
  printTable(
    ["network", ...head, "in so many hours"],
    overview.networks.map(({ label, hours, ...count }) => [...row(label ?? "not known", count), hours]),
  );
  print();
  printTable(
    ["hour in Ottawa", ...head],
    overview.hours.map(({ hour, ...count }) => row(hour, count)),
  );
  print();
  print("A network is told by a code of its /24 or /48 that changes every day and leads to no address.");
  print("To let many go on:   release <slug> --network <code>   or   release <slug> --all-before <time>");
}
