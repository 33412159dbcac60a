import type { Begun, WriteOptions } from "./begin.ts";
import type { Face } from "./fonts.ts";

const STEP = 4;

/** The least width in which a text takes no more lines than in the given one: its lines are then of one length. */
export function balancedWidth(
  { heightOf }: Begun,
  text: string,
  face: Face,
  size: number,
  options: WriteOptions & { width: number },
): number {
  const height = heightOf(text, face, size, options);
  let { width } = options;
  while (width > 2 * STEP && heightOf(text, face, size, { ...options, width: width - STEP }) <= height) width -= STEP;
  return width;
}
