import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";

export const PROJECT = join(import.meta.dirname, "../../../..");
/** What a tester of the manuals puts for `<slug>`. */
export const SLUG = "a-test-of-the-recipe";
/** How the manuals name the folder of a page. */
export const FOLDER = "<folder>";

/** The numbered steps of a recipe, by its title in bold. */
export async function recipe(manual: string, title: string): Promise<string[]> {
  const text = await readFile(join(PROJECT, manual), "utf8");
  const after = text.slice(text.indexOf(`**${title}**`) + title.length + 4).trim();
  const lines = after.slice(0, after.indexOf("\n\n")).split("\n");
  expect(lines.length).toBeLessThan(10);
  return lines.filter((line) => /^\d\. /u.test(line));
}

/** The commands that a step gives. */
export function commandsIn(step: string): string[] {
  return [...step.matchAll(/`(npm run [^`]+)`/gu)].map(([, command = ""]) => command.replace("<dossier>", FOLDER));
}

/** The commands of the steps, in their order, which must be these. */
export function commandsOf(steps: readonly string[], wanted: readonly string[]): string[] {
  const commands = steps.flatMap(commandsIn);
  expect(commands.map((command) => command.split(" ")[2])).toEqual(wanted);
  return commands.map((command) => command.replaceAll("<slug>", SLUG));
}

/** A text of several sentences with its source and a link. */
export function sentences(sentence: string, href: string, label: string): string {
  return `${Array.from({ length: 6 }, () => sentence).join(" ")}<Source id="manual" />\n\n[${label}](${href})`;
}
