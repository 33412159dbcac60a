import { expect, test } from "vitest";
import { readMoment } from "#lib/cli/petition/moment.ts";

test.each([
  ["2026-11-27", "2026-11-27T05:00:00.000Z"],
  ["2026-11-27 14:00", "2026-11-27T19:00:00.000Z"],
  ["2026-07-01T14:00:30", "2026-07-01T18:00:30.000Z"],
  ["2026-11-27T14:00Z", "2026-11-27T14:00:00.000Z"],
  ["2026-11-27T14:00+02:00", "2026-11-27T12:00:00.000Z"],
  // The clocks go back at 2:00 on 1 November, and forward at 2:00 on 8 March.
  ["2026-11-01 00:30", "2026-11-01T04:30:00.000Z"],
  ["2026-11-01 03:00", "2026-11-01T08:00:00.000Z"],
  ["2026-03-08 03:30", "2026-03-08T07:30:00.000Z"],
])("%s is the moment %s", (text, moment) => {
  expect(readMoment(text).toISOString()).toBe(moment);
});

test.each(["", "yesterday", "14:00", "2026-13-01", "2026-02-31", "2026-11-27 25:00", "2026-11-27 14h", "27/11/2026"])(
  "%j is not a time",
  (text) => {
    expect(() => readMoment(text)).toThrow("is not a time");
  },
);
