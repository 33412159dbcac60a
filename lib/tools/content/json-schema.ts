import { z } from "zod";
import { bannerSchema } from "../../content/schema/banner.ts";
import { datasetSchema } from "../../content/schema/dataset.ts";
import { downloadsSchema } from "../../content/schema/download.ts";
import { eventSchema } from "../../content/schema/event.ts";
import { figureSchema } from "../../content/schema/figure.ts";
import { homeSchema } from "../../content/schema/home.ts";
import { issueSchema } from "../../content/schema/issue.ts";
import { letterSchema } from "../../content/schema/letter.ts";
import { newsSchema } from "../../content/schema/news.ts";
import { ownPageSchema } from "../../content/schema/own-page.ts";
import { pageSchema } from "../../content/schema/page.ts";
import { petitionTermsSchema, petitionTextSchema } from "../../content/schema/petition.ts";
import { photosSchema } from "../../content/schema/photo.ts";
import { partialDay } from "../../content/schema/shared.ts";
import { translationSchema } from "../../content/schema/translation.ts";
import { type Explanations, explainFields } from "./explain.ts";

/** A JSON Schema, with the parts that this folder reads. */
export type JsonSchema = {
  description?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  enum?: string[];
};

/** The Zod schema of each JSON Schema, and the file with its comments. */
const SOURCES = {
  issue: { schema: issueSchema, file: "issue.ts", name: "issueSchema" },
  letter: { schema: letterSchema, file: "letter.ts", name: "letterSchema" },
  news: { schema: newsSchema, file: "news.ts", name: "newsSchema" },
  page: { schema: pageSchema, file: "page.ts", name: "pageSchema" },
  petition: { schema: petitionTermsSchema, file: "petition.ts", name: "petitionTermsSchema" },
  "petition-text": { schema: petitionTextSchema, file: "petition.ts", name: "petitionTextSchema" },
  event: { schema: eventSchema, file: "event.ts", name: "eventSchema" },
  "own-page": { schema: ownPageSchema, file: "own-page.ts", name: "ownPageSchema" },
  figures: { schema: z.array(figureSchema), file: "figure.ts", name: "figureSchema" },
  dataset: { schema: datasetSchema, file: "dataset.ts", name: "datasetSchema" },
  banner: { schema: bannerSchema, file: "banner.ts", name: "bannerSchema" },
  photos: { schema: photosSchema, file: "photo.ts", name: "photosSchema" },
  downloads: { schema: downloadsSchema, file: "download.ts", name: "downloadsSchema" },
  home: { schema: homeSchema, file: "home.ts", name: "homeSchema" },
  translation: { schema: translationSchema, file: "translation.ts", name: "translationSchema" },
} as const;

export type SchemaName = keyof typeof SOURCES;
export const SCHEMA_NAMES = Object.keys(SOURCES) as SchemaName[];

const FOLDER = new URL("../../content/schema/", import.meta.url);

/** The JSON Schema of one kind of content file; the comments of the Zod schema explain each field. */
export async function jsonSchemaOf(name: SchemaName): Promise<JsonSchema> {
  const { schema, file, name: exported } = SOURCES[name];
  const own = await explainFields(new URL(file, FOLDER), exported);
  const ofSources = await explainFields(new URL("source.ts", FOLDER), "sourceSchema");
  const explanations = new Map([...own, ...[...ofSources].map(([path, words]) => [`sources.${path}`, words] as const)]);
  return explain(toJsonSchema(schema), explanations, "");
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    unrepresentable: "any",
    reused: "inline",
    override({ zodSchema, jsonSchema }) {
      // YAML reads 2025 as a number: both types are allowed.
      if (zodSchema === partialDay) Object.assign(jsonSchema, { type: ["string", "integer"] });
    },
  }) as JsonSchema;
}

function explain(schema: JsonSchema, explanations: Explanations, path: string): JsonSchema {
  const description = explanations.get(path);
  const inner = schema.items ? { items: { ...explain(schema.items, explanations, path), description: undefined } } : {};
  const properties = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, explain(field, explanations, path ? `${path}.${name}` : name)] as const,
  );
  return {
    ...(description ? { description } : {}),
    ...schema,
    ...inner,
    ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
  };
}
