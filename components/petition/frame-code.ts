import { countPicturePath, framePath, type Locale, path, translator } from "#lib/i18n/index.ts";
import { frameHeight } from "./frame-height.ts";

type Shown = { title: string; ask: string; to: string; warning?: string; slug: string };
type Props = { siteUrl: string; locale: Locale; petition: Shown };

/** The HTML that shows a petition in a frame on another site, high enough for any usual width. */
export function frameCode({ siteUrl, locale, petition }: Props): string {
  const title = quoted(translator(locale)("toolkit.frame.iframeTitle", { title: petition.title }));
  const src = siteUrl + framePath(locale, petition.slug);
  return `<iframe src="${src}" title="${title}" width="100%" height="${frameHeight(locale, petition)}" loading="lazy" style="border:0;max-width:44rem"></iframe>`;
}

/** Fits the height of such frames to their contents; for sites that allow scripts inside a page. */
export function fittingCode(siteUrl: string): string {
  return `<script>addEventListener("message",e=>{if(e.origin==="${siteUrl}"&&e.data.frameHeight)for(const f of document.querySelectorAll("iframe"))if(f.contentWindow===e.source)f.height=e.data.frameHeight})</script>`;
}

/** The HTML that shows a petition's count as a picture, with a link to its form. */
export function counterCode({ siteUrl, locale, petition }: Props): string {
  const alt = quoted(translator(locale)("toolkit.counter.alt", { title: petition.title }));
  const href = `${siteUrl}${path(locale, "petitions", petition.slug)}`;
  return `<a href="${href}"><img src="${siteUrl}${countPicturePath(locale, petition.slug)}" width="320" height="96" alt="${alt}"></a>`;
}

function quoted(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
