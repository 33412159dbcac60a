import { type Ink, type Mark, type Size, type TextStyle, tenth } from "./drawing.ts";

/** The approximate width of a text, estimated generously, so that texts do not overlap. */
export function widthOf(text: string, size: number, style: TextStyle = "axis"): number {
  return text.length * size * (style === "label" || style === "name" ? 0.57 : 0.52);
}

/** A text in lines of at most this many units; a longer word gets its own line. */
export function wrap(text: string, width: number, size: number, style: TextStyle = "axis"): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, size, style) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

type Place = { x: number; y: number; anchor?: "start" | "middle" | "end" };

/** Lines of text, one below the other, from a first baseline. */
export function lines(texts: readonly string[], at: Place, style: TextStyle, size: number, halo?: Ink): Mark[] {
  const rim = halo ? { halo } : {};
  return texts.map((text, index) => ({
    type: "text",
    ...at,
    y: tenth(at.y + index * size * 1.25),
    text,
    style,
    size,
    ...rim,
  }));
}

/** The anchor of a text centred on x, so that it stays inside the drawing. */
export function inside(x: number, width: number, size: Size): { x: number; anchor: "start" | "middle" | "end" } {
  if (x - width / 2 < 0) return { x: 0, anchor: "start" };
  if (x + width / 2 > size.width) return { x: size.width, anchor: "end" };
  return { x, anchor: "middle" };
}

/** Moves places apart until they are `gap` from each other, within bounds and in their order. */
export function spread(places: readonly number[], gap: number, from: number, to: number): number[] {
  const moved = [...places];
  for (const [index, place] of moved.entries()) {
    const least = index === 0 ? from : (moved[index - 1] ?? 0) + gap;
    moved[index] = Math.max(place, least);
  }
  for (let index = moved.length - 1; index >= 0; index -= 1) {
    const most = index === moved.length - 1 ? to : (moved[index + 1] ?? 0) - gap;
    moved[index] = Math.min(moved[index] ?? 0, most);
  }
  return moved;
}
