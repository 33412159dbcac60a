import type { Dataset } from "../content/schema/dataset.ts";
import type { Locale } from "../i18n/locales.ts";
import { draw } from "./draw.ts";
import { SIZES } from "./drawing.ts";
import { notesOf } from "./notes.ts";

/** Widths of a frame in pixels: in a column the drawing of a phone shows, across a page the wider one. */
export const FRAME_WIDTHS = {
  column: [300, 330, 360, 400, 450, 500, 560],
  page: [565, 600, 640, 700, 760, 800, 900, 1000],
} as const;

// As in `.embed` of app/styles/chart-embed.css, in pixels.
const PADDING = { across: 36, down: 31 };
const GAP = 12;
const SMALL = { size: 16, line: 24 };
/** Words longer than they are estimated. */
const SPARE = 24;

/**
 * The height of a frame in which the first chart of a dataset shows whole, with its title, notes and source, at every
 * width of its kind. In pixels; an estimate that errs on the high side.
 */
export function embedHeight(dataset: Dataset, locale: Locale, kind: keyof typeof FRAME_WIDTHS): number {
  return Math.max(...FRAME_WIDTHS[kind].map((width) => heightAt(width, dataset, locale)));
}

function heightAt(width: number, dataset: Dataset, locale: Locale): number {
  const [chart] = dataset.charts;
  if (!chart) return 0;
  const room = width - PADDING.across;
  const title = Math.min(32, Math.max(20, 16 + 0.022 * width));
  const heading = linesOf(chart.title[locale], room, title * 0.53) * title * 1.1;
  const small = (text: string) => linesOf(text, room, SMALL.size * 0.5) * SMALL.line;
  const { publisher, title: sourceTitle } = dataset.sources[0] ?? { publisher: null, title: null };
  // The link back to the site stands behind the source.
  const source = `${publisher?.[locale]}, ${sourceTitle?.[locale]}, ${dataset.asOf[locale]}. ${" ".repeat(60)}`;
  const notes = [...notesOf(dataset, chart, locale), source];
  const foot = notes.reduce((sum, note) => sum + small(note) + 6, 0);
  return Math.ceil(
    PADDING.down + heading + small(chart.subtitle[locale]) + drawingAt(room, dataset, locale) + foot + 3 * GAP + SPARE,
  );
}

/** As the style sheet chooses and scales the drawings. */
function drawingAt(room: number, dataset: Dataset, locale: Locale): number {
  const [chart] = dataset.charts;
  if (!chart) return 0;
  const [size, widest] = room < 528 ? [SIZES.narrow, 416] : room < 960 ? [SIZES.medium, 768] : [SIZES.wide, room];
  const { height } = draw(dataset, chart, locale, size);
  return (height * Math.min(room, widest)) / size.width;
}

/** @param letter the width of a letter, on average */
function linesOf(text: string, room: number, letter: number): number {
  return Math.max(1, Math.ceil((text.length * letter) / (room * 0.93)));
}
