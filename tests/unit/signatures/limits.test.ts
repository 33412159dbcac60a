import { expect, test } from "vitest";
import { isLapsed } from "#lib/signatures/link-expiry.ts";

const at = new Date("2026-12-01T12:00:00Z");
const ago = (hours: number) => new Date(at.getTime() - hours * 3_600_000);
const waiting = { confirmedAt: null, withdrawnAt: null, createdAt: ago(1), mailedAt: ago(1) };

test("a link lapses seven days after its mail, or fourteen after signing", () => {
  expect(isLapsed(waiting, at)).toBe(false);
  expect(isLapsed({ ...waiting, createdAt: ago(8 * 24), mailedAt: ago(7 * 24) }, at)).toBe(true);
  // A later form has its seven days, though the mail of the first one left long ago.
  expect(isLapsed({ ...waiting, createdAt: ago(1), mailedAt: ago(7 * 24) }, at)).toBe(false);
  expect(isLapsed({ ...waiting, createdAt: ago(13 * 24), mailedAt: null }, at)).toBe(false);
  expect(isLapsed({ ...waiting, createdAt: ago(14 * 24) }, at)).toBe(true);
});

test("a confirmed or withdrawn signature does not lapse", () => {
  expect(isLapsed({ ...waiting, createdAt: ago(9999), confirmedAt: ago(9998) }, at)).toBe(false);
  expect(isLapsed({ ...waiting, createdAt: ago(9999), withdrawnAt: ago(9998) }, at)).toBe(false);
});
