import { draw } from "#lib/charts/draw.ts";
import { type Drawing, INKS, type Mark, SIZES, WEIGHTS } from "#lib/charts/drawing.ts";
import { PICTURE_SIZE } from "#lib/charts/pictures.ts";
import { inkOf, toSvg } from "#lib/charts/svg.ts";
import { site } from "#lib/content/index.ts";
import type { Dataset } from "#lib/content/schema/dataset.ts";
import type { ChartSpec } from "#lib/content/schema/dataset-chart.ts";
import type { Locale } from "#lib/i18n/index.ts";

// These are not pages: the program that draws them supports boxes and inline styles but no style sheet.

const ROOM = { width: 620, height: 470 };
const ROWS_MAX = 6;
// The same chart drawn for more and more room: a high one is drawn wider until it fills the picture.
const WIDTHS = [350, 400, 450, 500, 560, 620, 680, 760, 840, 920, 1000];
/** Below this many pixels a picture on a phone cannot be read. */
const TEXT_MIN = 12;

/** A chart as a picture: the finding, the drawing, and the source of the figures. */
export function ChartPicture({ dataset, chart, locale }: { dataset: Dataset; chart: ChartSpec; locale: Locale }) {
  const { drawing, scale } = largest(dataset, shortened(chart), locale);
  const [source] = dataset.sources;
  return (
    <Sheet locale={locale} foot={`${source?.publisher[locale]} · ${dataset.asOf[locale]}`}>
      <div style={{ display: "flex", flexDirection: "column", width: 420, paddingRight: 30 }}>
        <div
          style={{ fontSize: titleSize(chart.title[locale]), fontWeight: 700, lineHeight: 1.1, letterSpacing: -0.8 }}
        >
          {spaces(chart.title[locale])}
        </div>
        <div style={{ marginTop: 18, fontSize: 19, lineHeight: 1.35, color: INKS.muted }}>
          {spaces(chart.subtitle[locale])}
        </div>
      </div>
      <div style={{ display: "flex", alignItems: "center", justifyContent: "center", ...ROOM }}>
        <Scaled drawing={drawing} scale={scale} />
      </div>
    </Sheet>
  );
}

type CounterProps = { locale: Locale; value: string; label: string; foot: string };

/** A counter as a picture: the value, what it counts, its date and its source. */
export function CounterPicture({ locale, value, label, foot }: CounterProps) {
  return (
    <Sheet locale={locale} foot={foot}>
      <div
        style={{ display: "flex", flexDirection: "column", justifyContent: "center", width: 1060, height: ROOM.height }}
      >
        <div
          style={{
            fontSize: value.length > 12 ? 130 : 180,
            fontWeight: 700,
            letterSpacing: -5,
            color: INKS.strong,
            lineHeight: 1,
          }}
        >
          {spaces(value)}
        </div>
        <div style={{ marginTop: 26, fontSize: label.length > 90 ? 38 : 48, fontWeight: 600, lineHeight: 1.2 }}>
          {spaces(label)}
        </div>
      </div>
    </Sheet>
  );
}

type SheetProps = { locale: Locale; foot: string; children: React.ReactNode };

function Sheet({ locale, foot, children }: SheetProps) {
  return (
    <div
      style={{
        ...PICTURE_SIZE,
        display: "flex",
        flexDirection: "column",
        background: INKS.paper,
        color: INKS.text,
        fontFamily: "Bricolage",
        padding: "50px 64px 0",
      }}
    >
      <div style={{ display: "flex", flexGrow: 1 }}>{children}</div>
      <div
        style={{
          display: "flex",
          justifyContent: "space-between",
          fontSize: 21,
          padding: "14px 0 16px",
          color: INKS.muted,
        }}
      >
        <div>{spaces(foot)}</div>
        <div style={{ fontWeight: 700, color: INKS.text }}>{site.organisation.name[locale]}</div>
      </div>
      <div style={{ height: 10, marginLeft: -64, width: PICTURE_SIZE.width, background: INKS.person }} />
    </div>
  );
}

/** Shapes as one image, and text over them: the program draws text in its own way only. */
function Scaled({ drawing, scale }: { drawing: Drawing; scale: number }) {
  const [width, height] = [drawing.width * scale, drawing.height * scale];
  const shapes = Buffer.from(toSvg(drawing, { words: false })).toString("base64");
  return (
    <div style={{ display: "flex", position: "relative", width, height }}>
      {/* biome-ignore lint/performance/noImgElement: not a page */}
      <img src={`data:image/svg+xml;base64,${shapes}`} alt="" width={width} height={height} />
      {drawing.marks.map((mark, index) =>
        mark.type === "text" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the marks of one drawing never change places
          <Word key={index} mark={mark} scale={scale} />
        ) : null,
      )}
    </div>
  );
}

function Word({ mark, scale }: { mark: Extract<Mark, { type: "text" }>; scale: number }) {
  const size = mark.size * scale;
  const wide = 1000;
  const left = mark.x * scale - (mark.anchor === "end" ? wide : mark.anchor === "middle" ? wide / 2 : 0);
  const justify = mark.anchor === "end" ? "flex-end" : mark.anchor === "middle" ? "center" : "flex-start";
  return (
    <div
      style={{
        display: "flex",
        position: "absolute",
        left,
        // In this font the baseline of a line is at about four fifths of its height.
        top: mark.y * scale - size * 0.85,
        width: wide,
        justifyContent: justify,
        fontSize: size,
        fontWeight: Math.min(700, WEIGHTS[mark.style]),
        lineHeight: 1.1,
        color: INKS[mark.ink ?? inkOf(mark.style)],
        whiteSpace: "nowrap",
      }}
    >
      {spaces(mark.text)}
    </div>
  );
}

/** Of the drawings that fill the room's width, the one with the largest text; else the widest with text that can be read. */
function largest(dataset: Dataset, chart: ChartSpec, locale: Locale): { drawing: Drawing; scale: number } {
  const sizes = WIDTHS.map((width) => ({ ...(width < 500 ? SIZES.narrow : SIZES.medium), width }));
  const all = sizes.map((size) => {
    const drawing = draw(dataset, chart, locale, size);
    const scale = Math.min(ROOM.width / drawing.width, ROOM.height / drawing.height);
    const share = (drawing.width * scale) / ROOM.width;
    const text = size.text * scale;
    return { drawing, scale, worth: (share >= 0.9 ? 2 : share) * Math.min(text, 22) * (text < TEXT_MIN ? 0.5 : 1) };
  });
  const [best] = all.sort((a, b) => b.worth - a.worth);
  if (!best) throw new Error("There is no size to draw in.");
  return best;
}

/** A long list of bars would be too small to read, so this keeps the first ones and the highlighted one. */
function shortened(chart: ChartSpec): ChartSpec {
  if (chart.kind !== "bars" || !chart.rows || chart.rows.length <= ROWS_MAX) return chart;
  const { lit } = chart;
  const rows = chart.rows.filter((row) => row !== lit).slice(0, lit ? ROWS_MAX - 1 : ROWS_MAX);
  return { ...chart, rows: lit ? [...rows, lit] : rows };
}

function titleSize(title: string): number {
  return title.length > 80 ? 36 : title.length > 55 ? 42 : 48;
}

/** The font of pictures has no narrow no-break space, so a wider one replaces it. */
function spaces(text: string): string {
  return text.replace(/[\u202f\u2009]/gu, "\u00a0");
}
