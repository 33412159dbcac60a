import { expect, test } from "vitest";
import { isNextDataAddress } from "#lib/server/paths.ts";
import { createNearest } from "#lib/server/search/nearest-address.ts";

/** As many characters as a request line may have. */
const LONGEST = 15_000;
const escaped = (times: number, text: string) => `%${"25".repeat(times)}${text}`;

/** Of three tries the shortest, because a busy machine interrupts. */
function milliseconds(work: () => unknown): number {
  const tries = [1, 2, 3].map(() => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return Math.min(...tries);
}

test.each([
  ["a path that is escaped thousands of times", `/${escaped(LONGEST / 2, "41")}`],
  ["a parameter that is escaped thousands of times", `/en?${escaped(LONGEST / 2, "41")}=1`],
  ["thousands of parameters", `/en?${"%41=&".repeat(LONGEST / 5)}`],
])("%s is decided upon at once", (_, target) => {
  expect(milliseconds(() => isNextDataAddress(target))).toBeLessThan(100);
});

test.each([".", "*", " ", "%20", "\u2026", "a.", "/."])("a page near thousands of %j is looked for at once", (sign) => {
  const nearest = createNearest([["/en", "/fr"]]);
  const path = `/en/${sign.repeat(LONGEST / sign.length)}a`;
  expect(milliseconds(() => nearest(path))).toBeLessThan(100);
});

test("data for the framework's scripts is told however often its address is escaped", () => {
  for (const times of [0, 1, 2, 5, 8, 20, 1000]) {
    expect(isNextDataAddress(`/en${escaped(times, "2ersc")}`), `${times} times`).toBe(true);
    expect(isNextDataAddress(`/en?${escaped(times, "5frsc")}=1`), `${times} times`).toBe(true);
  }
});

test("an address that is escaped as programs do is none of them", () => {
  for (const times of [0, 1, 2, 3]) {
    expect(isNextDataAddress(`/en/${escaped(times, "C3%A9t%C3%A9")}`)).toBe(false);
    expect(isNextDataAddress(`/en?${escaped(times, "20")}=${escaped(1000, "20")}`)).toBe(false);
  }
});
