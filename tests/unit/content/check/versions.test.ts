import { expect, test } from "vitest";
import { checkVersions } from "#lib/content/check/versions.ts";
import type { VersionEntry } from "#lib/content/read/versions.ts";

const hash = (letter: string) => letter.repeat(64);
const note = { en: "First text.", fr: "Premier texte." };
const first: VersionEntry = { version: 1, hash: hash("a"), date: "2026-11-23", note, line: 1 };
const second: VersionEntry = { version: 2, hash: hash("b"), date: "2027-01-10", note, line: 4 };
const open = { key: "bill-c-2", status: "open", version: 1, textHash: hash("a") };

const found = (petition: typeof open, entries: VersionEntry[] | null) =>
  checkVersions(petition, entries).map(({ line, found }) => `${line}: ${found}`);

test("a text that is as it was signed is no problem, and earlier versions stay listed", () => {
  expect(checkVersions(open, [first])).toEqual([]);
  expect(checkVersions({ ...open, version: 2, textHash: hash("b") }, [first, second])).toEqual([]);
});

test.each(["open", "closed", "delivered", "answered", "superseded"])(
  "a text changed without a new version stops the build: %s",
  (status) => {
    const [problem] = checkVersions({ ...open, status, textHash: hash("c") }, [first]);
    expect(problem).toMatchObject({ file: "content/petitions/bill-c-2/versions.yaml", line: 1 });
    expect(problem?.found).toBe("the text is no longer the one that was signed as version 1");
    expect(problem?.remedy).toContain("make it version 2: `npm run content:new -- version bill-c-2`");
  },
);

test("a draft may change freely", () => {
  expect(checkVersions({ ...open, status: "draft", textHash: hash("c") }, null)).toEqual([]);
});

test("an open petition whose text is written down nowhere is told what to paste", () => {
  const [problem] = checkVersions(open, null);
  expect(problem?.remedy).toContain(`hash: ${hash("a")}`);
});

test("a new version without its entry, an old version named again, gaps, dates and copies are told by line", () => {
  expect(found({ ...open, version: 2, textHash: hash("b") }, [first])).toEqual([
    "1: version 2 of petition.yaml is missing here",
  ]);
  expect(found(open, [first, second])).toEqual(["1: petition.yaml says version 1, which is not the last one here"]);
  expect(found({ ...open, version: 3, textHash: hash("b") }, [first, { ...second, version: 3 }])).toEqual([
    "4: version 3, but 2 comes next",
  ]);
  expect(found({ ...open, version: 2, textHash: hash("b") }, [first, { ...second, date: "2026-01-01" }])).toEqual([
    "4: 2026-01-01 comes before 2026-11-23",
  ]);
  expect(found({ ...open, version: 2 }, [first, { ...second, hash: hash("a") }])).toEqual([
    "4: the same text as the version before",
  ]);
});
