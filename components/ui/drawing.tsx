import { drawingAlt, drawingSvg } from "#lib/content/index.ts";
import type { Locale } from "#lib/i18n/index.ts";

type Name = "hero" | "check-inbox" | "confirm" | "thank-you";

/**
 * One of the wide drawings with a line that draws itself. It is inline, because a style sheet cannot reach the line
 * inside an image file.
 */
export function Drawing({ locale, name }: { locale: Locale; name: Name }) {
  const alt = drawingAlt(locale, name);
  return (
    <div className="hero-art" {...(alt ? { role: "img", "aria-label": alt } : { "aria-hidden": true })}>
      <Svg file={`${name}-wide`} className="wide" />
      <Svg file={`${name}-narrow`} className="narrow" />
    </div>
  );
}

/** A drawing of `content/look/drawings`, inline. */
export function Svg({ file, className }: { file: string; className: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a file of ours, read from the repository
  return <div className={className} dangerouslySetInnerHTML={{ __html: drawingSvg(file) }} />;
}
