import fc from "fast-check";
import { expect, test } from "vitest";
import { SHOWN_FROM, showRegions } from "#lib/petitions/regions.ts";

test("regions are shown largest first, and small ones together", () => {
  expect(showRegions({ ON: 500, QC: 700, NU: 3, YT: 8, abroad: 20 })).toEqual({
    shown: [
      { region: "QC", confirmed: 700 },
      { region: "ON", confirmed: 500 },
      { region: "abroad", confirmed: 20 },
    ],
    others: 11,
  });
});

test("a single small region takes the next smallest with it, or subtraction would tell its count", () => {
  expect(showRegions({ ON: 500, QC: 700, NU: 3 })).toEqual({ shown: [{ region: "QC", confirmed: 700 }], others: 503 });
});

test("whatever the counts, nothing under ten is shown and nothing hidden can be computed", () => {
  const counts = fc.dictionary(fc.constantFrom("ON", "QC", "BC", "NU", "YT", "abroad"), fc.nat(40));
  fc.assert(
    fc.property(counts, (given) => {
      const { shown, others } = showRegions(given);
      const total = Object.values(given).reduce((sum, one) => sum + one, 0);
      expect(shown.reduce((sum, { confirmed }) => sum + confirmed, others)).toBe(total);
      expect(shown.every(({ confirmed }) => confirmed >= SHOWN_FROM)).toBe(true);
      if (shown.length > 0) expect(others === 0 || others >= SHOWN_FROM).toBe(true);
    }),
  );
});
