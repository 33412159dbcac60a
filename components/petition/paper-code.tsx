import { encode } from "uqr";
import { type Locale, translator } from "#lib/i18n/index.ts";

type Props = { locale: Locale /** The full address of the petition. */; url: string };

/** On paper, in place of the form: the petition's address, to type or to photograph. */
export function PaperCode({ locale, url }: Props) {
  // A build does not know the site's address, and a code with another one would lead nowhere (decision 034).
  if (new URL(url).hostname.endsWith(".invalid")) return null;
  const { data, size } = encode(url, { border: 2 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <div className="paper-code">
      <svg viewBox={`0 0 ${size} ${size}`} aria-hidden="true" focusable="false" shapeRendering="crispEdges">
        <path d={squares.join("")} />
      </svg>
      <p>
        {translator(locale)("petition.onPaper")}
        <br />
        {url}
      </p>
    </div>
  );
}
