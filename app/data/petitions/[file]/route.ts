import { stringify } from "csv-stringify/sync";
import { findPetitionBySlug } from "#lib/content/index.ts";
import { locales, translator } from "#lib/i18n/index.ts";
import { TIME_ZONE } from "#lib/i18n/time-zone.ts";
import { SHOWN_FROM } from "#lib/petitions/regions.ts";
import { readHistory } from "../../../_shared/history.ts";

type Context = { params: Promise<{ file: string }> };

export const dynamic = "force-dynamic";

// A petition's slug may be of any length; the extension decides the format.
const FILE = /^(?<slug>[a-z0-9-]+)\.(?<form>csv|json)$/u;

/**
 * The growth of a petition: `/data/petitions/{en-slug}.csv` (date, confirmed) and `.json` (the same, with regions from
 * ten signatures on). Days are those of Ottawa, each with the count at its end; a day on which no worker ran has no
 * row.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { slug, form } = FILE.exec((await params).file)?.groups ?? {};
  const petition = slug ? await findPetitionBySlug("en", slug) : null;
  if (!petition) return say(404, "data.noPetition");
  const history = await readHistory(petition.key);
  if (!history) return say(503, "data.unavailable");
  if (form === "csv")
    return csv(petition.slug, stringify(history.days, { header: true, columns: ["date", "confirmed"] }));
  const { regions, days } = history;
  return Response.json(
    {
      slug: petition.slug,
      timeZone: TIME_ZONE,
      days,
      regions: { asOf: regions.asOf, hiddenBelow: SHOWN_FROM, shown: regions.shown, others: regions.others },
    },
    { headers: cacheHeaders },
  );
}

// The server in front sets how long caches may keep it, and which ones.
const cacheHeaders = { "cache-control": "public" };

function csv(slug: string, text: string): Response {
  return new Response(text, {
    headers: {
      ...cacheHeaders,
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${slug}-signatures.csv"`,
    },
  });
}

function say(status: 404 | 503, words: "data.noPetition" | "data.unavailable"): Response {
  const lines = locales.map((locale) => translator(locale)(words));
  return new Response(`${lines.join("\n")}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...(status === 503 ? { "retry-after": "30" } : {}),
    },
  });
}
