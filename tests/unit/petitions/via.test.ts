import { expect, test } from "vitest";
import { CHANNELS, viaOf, withVia } from "#lib/petitions/via.ts";

test.each(CHANNELS)("a link passed on by %s names it, and is short", (channel) => {
  const marked = new URL(withVia("https://refuge.test/fr/petitions/l-eau", channel));
  expect([...marked.searchParams]).toEqual([["via", channel]]);
  expect(viaOf(marked.pathname + marked.search)).toBe(channel);
  expect(channel).toMatch(/^[a-z]{1,10}$/u);
});

test.each([
  ["/en/petitions/water?fbclid=IwAR0&via=facebook", "facebook"],
  ["/en/petitions/water?via=facebook&fbclid=IwAR0", "facebook"],
  ["/en/petitions/water", null],
  ["/en/petitions/water?", null],
  ["/en/petitions/water?via=", null],
  ["/en/petitions/water?via=newsletter", null],
  ["/en/petitions/water?via=WhatsApp", null],
  ["/en/petitions/water?via=whatsappx", null],
  ["/en/petitions/water?via=x%20", null],
  ["/en/petitions/water?via=__proto__", null],
  ["/en/petitions/water?via=constructor", null],
  ["/en/petitions/water?trivia=sms", null],
  [`/en/petitions/water?${"&via=".repeat(3_000)}`, null],
])("%s is by %s", (target, channel) => {
  expect(viaOf(target)).toBe(channel);
});
