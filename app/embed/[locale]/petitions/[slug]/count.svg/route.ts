import { counterSvg } from "#components/petition/counter-svg.ts";
import { findPetitionBySlug } from "#lib/content/index.ts";
import { isLocale } from "#lib/i18n/index.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { readCount } from "../../../../../_shared/counts.ts";

type Context = { params: Promise<{ locale: string; slug: string }> };

export const dynamic = "force-dynamic";

/** A petition's count as a picture for other sites: in every state what its page says, as fresh as the page. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { locale, slug } = await params;
  const petition = isLocale(locale) ? await findPetitionBySlug(locale, slug) : null;
  if (!isLocale(locale) || !petition)
    return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const svg = counterSvg(locale, petition, stateOf(petition, new Date()), await readCount(petition.key));
  return new Response(svg, { headers: { "Content-Type": "image/svg+xml; charset=utf-8", "Cache-Control": "public" } });
}
