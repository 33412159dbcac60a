import { readArguments } from "../../i18n/message-arguments.ts";
import type { Problem } from "../problem.ts";
import type { AllContent } from "./content-types.ts";
import { fieldsOf } from "./parallel-parts.ts";

type Messages = NonNullable<AllContent["interfaceWords"]["en"]>;

/** Buttons, errors and mails must have the same entries in both languages, each once and with the same arguments. */
export function checkInterfaceWords({ interfaceWords: { en, fr } }: AllContent): Problem[] {
  const unreadable = [en, fr].flatMap((messages) => messages?.fields.problems ?? []);
  if (unreadable.length > 0 || !en || !fr) return unreadable;
  return [...missing(fr, en), ...missing(en, fr), ...otherArguments(fr, en)];
}

function missing(here: Messages, there: Messages): Problem[] {
  const names = fieldsOf(here, []);
  return [...fieldsOf(there, [])]
    .filter(([name]) => !names.has(name))
    .map(([name, { placeAt }]) => ({
      ...placeIn(here, name),
      found: `\`${name}\` is missing, while ${there.file}:${placeAt(0).line} has it`,
      remedy: "write it in this language too, or remove it there",
    }));
}

function otherArguments(here: Messages, there: Messages): Problem[] {
  const others = fieldsOf(there, []);
  return [...fieldsOf(here, [])].flatMap(([name, { text }]) => {
    const other = others.get(name);
    if (!other) return [];
    const [mine, theirs] = [readArguments(text), readArguments(other.text)];
    if (mine.join() === theirs.join()) return [];
    const [only, lacking] = [mine.filter((one) => !theirs.includes(one)), theirs.filter((one) => !mine.includes(one))];
    const found = differing(name, listed(only), listed(lacking), `${there.file}:${other.placeAt(0).line}`);
    const remedy = "keep what stands in braces and angle brackets the same in both languages";
    return [{ ...placeIn(here, name), found, remedy }];
  });
}

function differing(name: string, only: string, lacking: string, there: string): string {
  if (lacking === "") return `${only} in \`${name}\`, which ${there} lacks`;
  if (only === "") return `\`${name}\` lacks ${lacking}, which ${there} has`;
  return `${only} in \`${name}\`, while ${there} has ${lacking}`;
}

function listed(argumentsOf: readonly string[]): string {
  return argumentsOf.map((one) => (one.startsWith("<") ? one : `{${one}}`)).join(" ");
}

function placeIn({ file, fields }: Messages, name: string): Pick<Problem, "file" | "line" | "column"> {
  const { line, column } = fields.placeOf(name.split("."));
  return { file, line, column };
}
