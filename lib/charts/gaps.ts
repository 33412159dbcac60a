import type { Locale } from "../i18n/locales.ts";
import { translator } from "../i18n/translate.ts";
import { type Mark, type Size, tenth } from "./drawing.ts";
import { lines, widthOf, wrap } from "./text.ts";

/** The place of a row's column. */
type Room = { from: number; to: number };

/**
 * Rows without a value: a dashed outline at the base, and a text over each run of them. On a phone the text appears
 * only where the neighbours leave enough space, and at least once.
 * @param rooms one per row, null where there is a value
 * @param bottom of the plot
 */
export function drawGaps(rooms: readonly (Room | null)[], bottom: number, locale: Locale, size: Size): Mark[] {
  const runs = runsOf(rooms).map((run) => withWords(run, locale, size));
  const widest = Math.max(...runs.map(({ to, from }) => to - from));
  const high = size.text * 1.1;
  return runs.flatMap(({ run, from, to, words, fits }): Mark[] => {
    const outlines = run.map((room): Mark => {
      const d = `M${tenth(room.from)} ${tenth(bottom)}v${-high}h${tenth(room.to - room.from)}v${high}`;
      return { type: "path", d, stroke: "edge", width: 1.5, dashed: true };
    });
    if (!fits && to - from < widest) return outlines;
    const first = bottom - high - 10 - (words.length - 1) * size.text * 1.25;
    const at = { x: tenth((from + to) / 2), y: tenth(first), anchor: "middle" as const };
    return [...outlines, ...lines(words, at, "note", size.text)];
  });
}

function runsOf(rooms: readonly (Room | null)[]): Room[][] {
  const runs: Room[][] = [];
  for (const [index, room] of rooms.entries()) {
    if (room === null) continue;
    if (rooms[index - 1]) runs.at(-1)?.push(room);
    else runs.push([room]);
  }
  return runs;
}

function withWords(run: Room[], locale: Locale, size: Size) {
  const from = run[0]?.from ?? 0;
  const to = run.at(-1)?.to ?? 0;
  const words = wrap(translator(locale)("data.chart.noTotal"), Math.max(to - from, size.text * 4.6), size.text);
  const fits = words.every((line) => widthOf(line, size.text, "note") <= to - from);
  return { run, from, to, words, fits };
}
