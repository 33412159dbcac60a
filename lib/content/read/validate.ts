import type { z } from "zod";
import type { Problem } from "../problem.ts";
import type { Fields } from "./frontmatter.ts";

/** Fields that match their schema, or their problems. */
type Validated<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/** Checks the fields of a file against their schema; every problem has its place and a plain explanation. */
export function validate<T>(schema: z.ZodType<T>, file: string, fields: Fields): Validated<T> {
  if (fields.problems.length > 0) return { ok: false, problems: fields.problems };
  const result = schema.safeParse(fields.value ?? {});
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.flatMap((issue) => describeIssue(issue, file, fields)) };
}

function describeIssue(issue: z.core.$ZodIssue, file: string, fields: Fields): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      file,
      ...fields.placeOf([...issue.path, key], "key"),
      found: `unknown field ${nameOf([...issue.path, key])}`,
      remedy: "correct its name or remove it",
    }));
  }
  if (issue.path.length === 0 && issue.code === "invalid_type")
    return [{ file, line: 1, column: 1, ...wholeFile(issue) }];
  const name = nameOf(issue.path);
  const given = valueAt(fields.value, issue.path);
  const place = fields.placeOf(issue.path);
  if (given === undefined) {
    const remedy =
      issue.code === "custom" ? issue.message.replace(/^is missing: /u, "") : `add \`${String(issue.path.at(-1))}: …\``;
    return [{ file, ...place, found: `field ${name} is missing`, remedy }];
  }
  return [{ file, ...place, ...wrongValue(name, given, issue) }];
}

function wholeFile({ expected }: z.core.$ZodIssueInvalidType): Pick<Problem, "found" | "remedy"> {
  const kind = expected === "array" ? "list" : "list of fields";
  return { found: `a file that is not a ${kind}`, remedy: "compare it with another file of the same folder" };
}

/** The name of a field; within lists, with the number of each item, counted from 1. */
function nameOf(path: readonly PropertyKey[]): string {
  const at = path.findLastIndex((step) => typeof step === "number");
  if (at < 0) return `\`${path.join(".")}\``;
  const outer = path.slice(0, at).findLastIndex((step) => typeof step === "number");
  const list = path.slice(outer + 1, at).join(".");
  const within = outer < 0 ? "" : ` (${nameOf(path.slice(0, outer + 1))})`;
  const item = `item ${Number(path[at]) + 1}${list ? ` of \`${list}\`` : ""}${within}`;
  return at === path.length - 1 ? item : `\`${path.slice(at + 1).join(".")}\` (${item})`;
}

function wrongValue(name: string, given: unknown, issue: z.core.$ZodIssue): Pick<Problem, "found" | "remedy"> {
  if (given === null) return { found: `field ${name} is empty`, remedy: fillIn(issue) };
  const found = `field ${name}: ${shown(given)}`;
  if (issue.code === "invalid_value") return { found, remedy: `choose one of: ${issue.values.join(", ")}` };
  if (issue.code === "invalid_type") return { found, remedy: `${expectedType(issue)}${asNumber(given, issue)}` };
  if (issue.code === "custom" || issue.code === "invalid_format" || issue.code === "too_small") {
    const [what, remedy] = issue.message.split(/: (.*)/su);
    if (remedy) return { found: `field ${name} ${what}`, remedy };
    return { found, remedy: ownWords(issue) };
  }
  return { found, remedy: issue.message };
}

function ownWords(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith("must ")) return `it ${issue.message}`;
  if (issue.message.startsWith("is not ")) return `this ${issue.message}: correct it`;
  if (issue.code === "too_small") return `give at least ${issue.minimum.toString()}`;
  if (issue.code === "invalid_format" && issue.format === "email")
    return "write a complete e-mail address, like hello@example.org";
  return issue.message;
}

function fillIn(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `choose one of: ${issue.values.join(", ")}`;
  const remedy = issue.code === "invalid_type" ? expectedType(issue) : ownWords(issue);
  return remedy.split(";")[0] ?? remedy;
}

function expectedType({ expected, message }: z.core.$ZodIssueInvalidType): string {
  if (message.startsWith("must ")) return `it ${message}`;
  const words: Record<string, string> = {
    string: "write words here; put a number or a true/false between double quotes",
    number: "write a number here, without quotes, spaces or units",
    int: "write a whole number here, without quotes, spaces or units",
    array: "write a list here: one item a line, each after a hyphen",
    tuple: "write a list here: one item a line, each after a hyphen",
    object: "write indented fields here, one a line",
  };
  return words[expected] ?? `a value of the kind "${expected}" belongs here`;
}

/** How a number that was written as people write it must be written: `: 39.5` for `39,5`, `: 10000` for `10,000`. */
function asNumber(given: unknown, { expected }: z.core.$ZodIssueInvalidType): string {
  if (typeof given !== "string" || !["number", "int"].includes(expected)) return "";
  const number = given.replace(/(?<=\d)[ \u00a0\u202f,.](?=\d{3}(?!\d))/gu, "").replace(",", ".");
  return (expected === "int" ? /^-?\d+$/u : /^-?\d+(?:\.\d+)?$/u).test(number) ? `: ${number}` : "";
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? `"${value}"` : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined),
    value,
  );
}
