import { escapeHtml } from "../escape-html.ts";
import { type Drawing, INKS, type Ink, type Mark, type TextStyle, WEIGHTS } from "./drawing.ts";

type Options = {
  className?: string;
  /** Without text where another program draws it. */
  words?: boolean;
};

/**
 * A drawing as SVG. Colours and sizes are attributes, so that the SVG also works by itself; classes let print and
 * forced colours change them. The values it shows are attributes too (`data-value`, or `data-values` of a path), so
 * that programs can read them.
 */
export function toSvg(drawing: Drawing, { className, words = true }: Options = {}): string {
  const marks = drawing.marks.filter(({ type }) => words || type !== "text").map(toElement);
  const attributes = write({
    xmlns: "http://www.w3.org/2000/svg",
    class: className,
    viewBox: `0 0 ${drawing.width} ${drawing.height}`,
    "aria-hidden": "true",
    focusable: "false",
  });
  return `<svg${attributes}>${marks.join("")}</svg>`;
}

function toElement(mark: Mark): string {
  switch (mark.type) {
    case "path":
      return element("path", {
        d: mark.d,
        ...paint(mark.fill, mark.stroke, mark.width),
        "stroke-dasharray": mark.dashed ? "5 4" : undefined,
        "stroke-linecap": mark.data && !mark.fill ? "round" : undefined,
        "stroke-linejoin": mark.data ? "round" : undefined,
        "data-tick": mark.tick,
        "data-series": mark.data?.series,
        "data-rows": mark.data?.rows.join(" "),
        "data-values": mark.data?.values.join(" "),
      });
    case "rect":
      return element("rect", {
        x: mark.x,
        y: mark.y,
        width: mark.width,
        height: mark.height,
        ...paint(mark.fill, mark.stroke, mark.stroke ? 1.5 : undefined),
        "stroke-dasharray": mark.dashed ? "6 4" : undefined,
        ...dataOf(mark.datum),
      });
    case "circle":
      return element("circle", {
        cx: mark.x,
        cy: mark.y,
        r: mark.r,
        ...paint(mark.fill, mark.stroke, mark.width),
        ...dataOf(mark.datum),
      });
    case "text":
      return element(
        "text",
        {
          x: mark.x,
          y: mark.y,
          class: mark.halo ? `c-${mark.style} s-${mark.halo}` : `c-${mark.style}`,
          fill: INKS[mark.ink ?? inkOf(mark.style)],
          "font-size": mark.size,
          // The attribute knows whole hundreds only; the style sheet of pages has the rest.
          "font-weight": Math.floor(WEIGHTS[mark.style] / 100) * 100,
          "text-anchor": mark.anchor === "start" ? undefined : mark.anchor,
          stroke: mark.halo ? INKS[mark.halo] : undefined,
          "stroke-width": mark.halo ? 5 : undefined,
          "stroke-linejoin": mark.halo ? "round" : undefined,
          "paint-order": mark.halo ? "stroke" : undefined,
        },
        mark.text,
      );
  }
}

/** Scales and notes are less prominent than names and values. */
export function inkOf(style: TextStyle): Ink {
  return style === "axis" || style === "note" ? "muted" : "text";
}

function paint(fill: Ink | undefined, stroke: Ink | undefined, width: number | undefined) {
  const classes = [fill ? `f-${fill}` : "", stroke ? `s-${stroke}` : ""].filter((name) => name !== "");
  return {
    class: classes.join(" "),
    fill: fill ? INKS[fill] : "none",
    stroke: stroke ? INKS[stroke] : undefined,
    "stroke-width": stroke ? width : undefined,
  };
}

function dataOf(datum: { series: string; row: string; value: number } | undefined) {
  return datum ? { "data-series": datum.series, "data-row": datum.row, "data-value": datum.value } : {};
}

type Attributes = Record<string, string | number | undefined>;

function element(name: string, attributes: Attributes, text?: string): string {
  return text === undefined
    ? `<${name}${write(attributes)}/>`
    : `<${name}${write(attributes)}>${escapeHtml(text)}</${name}>`;
}

function write(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join("");
}
