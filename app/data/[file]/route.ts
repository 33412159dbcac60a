import { toCsv } from "#lib/charts/csv.ts";
import { publishedJsonSchema, toPublished } from "#lib/charts/published.ts";
import { findDatasetBySlug } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { locales, path, translator } from "#lib/i18n/index.ts";

/** The server in front sets how long caches may keep it, and which ones. */
const SHAREABLE = "public";

/** `/data/{dataset}.csv`, `/data/{dataset}.fr.csv`, `/data/{dataset}.json` and `/data/schema.json`. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  if (file === "schema.json") return json(publishedJsonSchema(siteUrl()));
  const { id, form } = /^(?<id>[a-z0-9-]+)(?<form>\.csv|\.fr\.csv|\.json)$/u.exec(file)?.groups ?? {};
  const dataset = id ? await findDatasetBySlug("en", id) : null;
  if (!dataset) return notFound();
  if (form === ".json") return json(toPublished(dataset, siteUrl()));
  const locale = form === ".fr.csv" ? "fr" : "en";
  const name = `${dataset.slugs[locale]}.csv`;
  return new Response(toCsv(dataset, locale), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Content-Language": locale,
      "Cache-Control": SHAREABLE,
    },
  });
}

function json(value: unknown): Response {
  return new Response(`${JSON.stringify(value, null, 2)}\n`, {
    headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": SHAREABLE },
  });
}

function notFound(): Response {
  const words = locales.map((locale) =>
    translator(locale)("data.notFound", { url: siteUrl() + path(locale, "statistics") }),
  );
  return new Response(`${words.join("\n")}\n`, {
    status: 404,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
}
