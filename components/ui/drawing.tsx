import { readFileSync } from "node:fs";
import { join } from "node:path";

type Name = "hero" | "check-inbox" | "confirm" | "thank-you";

/**
 * One of the wide drawings with a line that draws itself. It is inline, because a style sheet cannot reach the line
 * inside an image file.
 */
export function Drawing({ name, alt }: { name: Name; alt: string }) {
  return (
    <div className="hero-art" role="img" aria-label={alt}>
      <Svg file={`${name}-wide`} className="wide" />
      <Svg file={`${name}-narrow`} className="narrow" />
    </div>
  );
}

const drawings = new Map<string, string>();

/** A drawing of `components/illustrations`, inline. */
export function Svg({ file, className }: { file: string; className: string }) {
  let svg = drawings.get(file);
  if (svg === undefined) {
    svg = readFileSync(join(process.cwd(), "components", "illustrations", `${file}.svg`), "utf8").trim();
    drawings.set(file, svg);
  }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a file of ours, read from the repository
  return <div className={className} dangerouslySetInnerHTML={{ __html: svg }} />;
}
