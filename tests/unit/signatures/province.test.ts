import { expect, test } from "vitest";
import { provinceOf } from "#lib/signatures/province.ts";

test.each([
  ["A1A 1A1", "NL"],
  ["H2X 1Y4", "QC"],
  ["K1A 0B1", "ON"],
  ["V6B 1A1", "BC"],
  ["X0A 0H0", "NU"],
  ["X1A 2B3", "NT"],
  ["Y1A 1A1", "YT"],
])("%s lies in %s", (code, province) => {
  expect(provinceOf("CA", code)).toBe(province);
});

test("a code abroad lies in no province", () => {
  expect(provinceOf("FR", "H2X 1Y4")).toBeNull();
});
