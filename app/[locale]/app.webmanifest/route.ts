import type { MetadataRoute } from "next";
import { colour, site } from "#lib/content/index.ts";
import { languageTag, path } from "#lib/i18n/index.ts";
import { localeOf } from "../../_shared/locale-param.ts";

type Context = { params: Promise<{ locale: string }> };

export const dynamic = "force-static";

/** How the site looks on a home screen, in one language. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const locale = await localeOf(params);
  const manifest: MetadataRoute.Manifest = {
    id: path(locale, "home"),
    name: site.organisation.name[locale],
    description: site.organisation.description[locale],
    lang: languageTag[locale],
    dir: "ltr",
    start_url: path(locale, "home"),
    scope: "/",
    // With the address in view: a supporter has to see where a name is typed.
    display: "browser",
    background_color: colour("birch-50"),
    theme_color: colour("spruce-900"),
    icons: [
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
  return Response.json(manifest, { headers: { "content-type": "application/manifest+json" } });
}
