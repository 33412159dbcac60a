import { listEvents } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { isLocale, path } from "#lib/i18n/index.ts";
import { toCalendar } from "../../../../_shared/calendar.ts";
import { localeOf } from "../../../../_shared/locale-param.ts";

type Context = { params: Promise<{ locale: string; slug: string }> };

export const dynamic = "force-static";
export const dynamicParams = false;

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  if (!isLocale(params.locale)) return [];
  return (await listEvents(params.locale)).map(({ slug }) => ({ slug }));
}

/** One event as a file for a calendar. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const locale = await localeOf(params);
  const { slug } = await params;
  const event = (await listEvents(locale)).find((one) => one.slug === slug);
  if (!event) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const url = siteUrl() + path(locale, "events", slug);
  return new Response(toCalendar({ ...event, url }), {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="${slug}.ics"`,
      "Cache-Control": "public",
    },
  });
}
