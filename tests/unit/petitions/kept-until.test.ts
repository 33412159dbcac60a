import { expect, test } from "vitest";
import { keptUntil } from "#lib/petitions/status.ts";

const opened = { status: "open", date: "2026-11-23" };

test.each([
  ["six months after closing", "2027-05-31", [opened], "2027-11-30"],
  ["six months after closing, when the last day is shorter", "2027-08-31", [opened], "2028-02-29"],
  [
    "six months after a closing earlier than planned",
    "2027-05-31",
    [opened, { status: "closed", date: "2027-01-15" }],
    "2027-07-15",
  ],
  ["90 days after delivery", "2027-05-31", [opened, { status: "delivered", date: "2027-06-10" }], "2027-09-08"],
  [
    "not beyond six months after closing, however late the delivery",
    "2027-05-31",
    [opened, { status: "delivered", date: "2027-11-01" }],
    "2027-11-30",
  ],
])("signatures are kept until %s", (_, closes, steps, day) => {
  expect(keptUntil({ closes, steps })).toBe(day);
});
