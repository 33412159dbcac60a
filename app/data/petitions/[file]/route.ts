import { stringify } from "csv-stringify/sync";
import { unstable_cache } from "next/cache";
import { findPetitionBySlug } from "#lib/content/index.ts";
import { locales, translator } from "#lib/i18n/index.ts";
import { logFailure } from "#lib/log.ts";
import { listDays, listRegions } from "#lib/petitions/history.ts";
import { SHOWN_FROM } from "#lib/petitions/regions.ts";

type Context = { params: Promise<{ file: string }> };

export const dynamic = "force-dynamic";

/** Only completed days are published, so an hour is fresh enough. */
const FRESH_FOR_SECONDS = 3600;

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
      timeZone: "America/Toronto",
      days,
      regions: { asOf: regions.asOf, hiddenBelow: SHOWN_FROM, shown: regions.shown, others: regions.others },
    },
    { headers: cacheHeaders },
  );
}

type History = { days: Awaited<ReturnType<typeof listDays>>; regions: Awaited<ReturnType<typeof listRegions>> };

const readFresh = unstable_cache(
  async (petition: string): Promise<History> => {
    const [days, regions] = await Promise.all([listDays(petition), listRegions(petition)]);
    return { days, regions };
  },
  ["history"],
  { revalidate: FRESH_FOR_SECONDS },
);

const lastKnown = new Map<string, History>();

/** The last data read stays published while Postgres cannot be reached; null only when none was ever read. */
async function readHistory(petition: string): Promise<History | null> {
  try {
    const history = await readFresh(petition);
    lastKnown.set(petition, history);
    return history;
  } catch (error) {
    logFailure("read the history", error, { petition });
    return lastKnown.get(petition) ?? null;
  }
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
