import { type Locale, locales } from "../../i18n/locales.ts";
import { type JsonSchema, jsonSchemaOf, type SchemaName } from "./json-schema.ts";
import { newDataset, newFigure } from "./number-templates.ts";

export const KINDS = ["issue", "petition", "news", "statistic", "dataset", "event", "page", "letter"] as const;
export type Kind = (typeof KINDS)[number];

type NewFile = { file: string; text: string };

/** The files of a new page: each field with its explanation, empty where only an editor knows the value. */
export async function newFiles(kind: Kind, slug: string, today: string): Promise<NewFile[]> {
  const known: Known = { today, slug, issue: slug, petition: slug, key: slug };
  switch (kind) {
    case "issue":
      return pair(`content/issues/${slug}`, "issue", { ...known, short: null }, ISSUE_BODY);
    case "news":
      return pair(`content/news/${slug}`, "news", { ...known, issue: null, form: null, formerKey: null }, NEWS_BODY);
    case "petition":
      return [
        {
          file: `content/petitions/${slug}/petition.yaml`,
          text: await fieldsOf("petition", { ...known, ...LATER_OF_A_PETITION }),
        },
        ...(await pair(`content/petitions/${slug}`, "petition-text", { ...known, share: null }, { en: "", fr: "" })),
      ];
    case "statistic":
      return [{ file: `content/statistics/${slug}.yaml`, text: await newFigure(slug, today) }];
    case "dataset":
      return [{ file: `content/statistics/datasets/${slug}.yaml`, text: await newDataset(slug, today) }];
    case "event":
      return pair(`content/events/${slug}`, "event", { ...known, issue: null, online: null, sources: null }, NEWS_BODY);
    case "letter":
      return pair(`content/letters/${slug}`, "letter", known, NEWS_BODY);
    case "page":
      return pair(`content/pages/${slug}`, "own-page", { ...known, order: "1", sources: null }, NEWS_BODY);
  }
}

/** Values that are known already; null leaves an optional field out. */
type Known = { today: string } & Readonly<Record<string, string | null>>;

/** What a new petition can do without. */
const LATER_OF_A_PETITION = { milestones: null, reply: null, replacedBy: null };

const ISSUE_BODY: Readonly<Record<Locale, string>> = {
  en: "## What is happening\n\n## Why it breaks rights\n\n## What the law says\n\n## How we got here\n\n## What we ask\n\n## Questions people ask\n",
  fr: "## Ce qui se passe\n\n## Pourquoi c’est une atteinte aux droits\n\n## Ce que dit le droit\n\n## Comment on en est arrivé là\n\n## Ce que nous demandons\n\n## Vos questions\n",
};
const NEWS_BODY: Readonly<Record<Locale, string>> = { en: "", fr: "" };

async function pair(
  folder: string,
  schema: SchemaName,
  known: Known,
  body: Record<Locale, string>,
): Promise<NewFile[]> {
  return Promise.all(
    locales.map(async (locale) => {
      // Only the editor knows the French slug.
      const fields = await fieldsOf(schema, locale === "en" ? known : { ...known, slug: "" });
      return { file: `${folder}/${locale}.mdx`, text: `---\n${fields}---\n\n${body[locale]}` };
    }),
  );
}

async function fieldsOf(name: SchemaName, known: Known): Promise<string> {
  return lines(await jsonSchemaOf(name), known, "")
    .join("\n")
    .concat("\n");
}

function lines(schema: JsonSchema, known: Known, indent: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const left = known[name] === null;
    const explanation = `${indent}# ${field.description ?? "In English, and in French."}${left ? " Optional: remove the # below." : ""}`;
    if (left) return [explanation, `${indent}# ${name}: ${field.items ? "[]" : '""'}`];
    return [explanation, ...fieldLines(name, field, known, indent)];
  });
}

function fieldLines(name: string, field: JsonSchema, known: Known, indent: string): string[] {
  if (field.items) {
    // A source has its publication date; the date of reading is for sources without one.
    const [first = "", ...rest] = lines(
      field.items,
      name === "sources" ? { ...known, id: "", read: null } : known,
      `${indent}    `,
    );
    return [
      `${indent}${name}:`,
      first,
      ...rest.slice(0, 1).map((line) => line.replace(/^(\s*) {2}/u, "$1- ")),
      ...rest.slice(1),
    ];
  }
  if (field.properties) return [`${indent}${name}:`, ...lines(field, known, `${indent}  `)];
  return [`${indent}${name}: ${startOf(name, field, known)}`];
}

function startOf(name: string, field: JsonSchema, known: Known): string {
  if (["updated", "checked", "opens"].includes(name) || (name === "date" && known.id === undefined)) return known.today;
  if (name === "version") return "1";
  const [first] = field.enum ?? [];
  return first ?? (known[name] || '""');
}
