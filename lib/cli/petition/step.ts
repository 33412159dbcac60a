import { type Locale, locales } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translate.ts";
import { print } from "../terminal/print.ts";
import type { BothLanguages } from "./find.ts";

/**
 * Prints the change to make in a petition's terms. Dates and states exist only in content, reviewed like any other
 * text; a second copy kept by a command could come to differ from it.
 */
export function sayStep(petition: BothLanguages, status: "closed" | "delivered", day: string, count: number): void {
  const note = (locale: Locale) =>
    translator(locale)(`delivery.step.${status}`, { count }).replaceAll("\u00a0", " ").replaceAll("\u202f", " ");
  print(`In content/petitions/${petition.en.key}/petition.yaml, by pull request:`);
  print();
  print(`status: ${status}`);
  if (status === "closed") print(`closes: ${day}`);
  print("steps:");
  print("  …");
  print(`  - status: ${status}`);
  print(`    date: ${day}`);
  print("    note:");
  for (const locale of locales) print(`      ${locale}: ${JSON.stringify(note(locale))}`);
}
