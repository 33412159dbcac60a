import { expect, test } from "vitest";
import { SIZES } from "#lib/charts/drawing.ts";
import { drawGaps } from "#lib/charts/gaps.ts";

const phone = SIZES.narrow;
const columns = (count: number, width: number) =>
  Array.from({ length: count }, (_, index) => ({ from: index * (width + 4), to: index * (width + 4) + width }));

test("on a phone, words over missing years stand only where no column is in their way", () => {
  const years = columns(14, 20);
  // Two years are missing between others, then six at the end.
  const rooms = years.map((room, index) => (index === 5 || index === 6 || index > 7 ? room : null));
  const words = drawGaps(rooms, 300, "en", phone).filter((mark) => mark.type === "text");
  expect(words).toHaveLength(1);
  expect(words[0]?.x).toBeGreaterThan(years[8]?.from ?? Number.NaN);
});

test("a single missing year is always said in words", () => {
  const rooms = columns(6, 20).map((room, index) => (index === 3 ? room : null));
  const texts = drawGaps(rooms, 300, "fr", phone).flatMap((mark) => (mark.type === "text" ? [mark.text] : []));
  expect(texts.join(" ")).toBe("aucun total trouvé");
});
