import { type HeldCount, overviewHeld } from "../../petitions/held.ts";
import { readArguments } from "../arguments.ts";
import { print } from "../terminal/print.ts";
import { figure, printTable } from "../terminal/table.ts";
import { findPetition } from "./find.ts";

const reasons: Record<string, string> = {
  trap: "trap: the form's hidden field was filled in",
  network: "network: it signed more often than its quota allows",
  flood: "flood: the form had no proof of work",
  team: "team: held by the team",
  unknown: "unknown: held before reasons were recorded",
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
    ["network", ...head, "number of hours"],
    overview.networks.map(({ label, hours, ...count }) => [...row(label ?? "not known", count), hours]),
  );
  print();
  printTable(
    ["hour in Ottawa", ...head],
    overview.hours.map(({ hour, ...count }) => row(hour, count)),
  );
  print();
  print("The code of a network represents its /24 or /48. It changes every day and leads to no address.");
  print("To release many:   release <slug> --network <code>   or   release <slug> --all-before <time>");
}
