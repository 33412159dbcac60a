import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkContent } from "#lib/content/check/index.ts";
import { inFrench } from "#lib/content/in-french/index.ts";
import { renew } from "#lib/content/translation/renew.ts";
import { readTranslations } from "#lib/content/translation/states.ts";
import { ordinaryWriting } from "#tests/fixtures/content/ordinary-writing.ts";
import { slipsOfFacts } from "#tests/fixtures/content/slips/facts.ts";
import { slipsOfMarks } from "#tests/fixtures/content/slips/marks.ts";
import { slipsOfParts } from "#tests/fixtures/content/slips/parts.ts";

const SOUND = join(import.meta.dirname, "../../../fixtures/content/sound");
const TODAY = "2026-11-27";
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "content-slips-"));
});
afterAll(() => rm(folder, { recursive: true }));

type Change = { file: string; replace?: readonly [from: string, by: string]; write?: string | Uint8Array };

/** The sound site with these changes, and both languages confirmed: only the slips are left. */
async function siteWith(changes: readonly Change[]): Promise<string> {
  const root = await mkdtemp(join(folder, "site-"));
  await cp(SOUND, root, { recursive: true });
  for (const { file, replace, write } of changes) {
    const path = join(root, file);
    await mkdir(dirname(path), { recursive: true });
    if (write !== undefined) await writeFile(path, write);
    if (!replace) continue;
    const before = await readFile(path, "utf8");
    expect(before, file).toContain(replace[0]);
    await writeFile(
      path,
      before.replace(replace[0], () => replace[1]),
    );
  }
  for (const page of await readTranslations(root)) await renew(root, page.folder, TODAY, true);
  return root;
}

describe("the check sees what readers would see of", () => {
  test.each([...slipsOfMarks, ...slipsOfParts, ...slipsOfFacts])(
    "$name",
    async ({ file, replace, write, says, count }) => {
      const problems = await checkContent(await siteWith([{ file, replace, write }]), TODAY);

      expect(
        problems.map(({ level, ...problem }) => problem),
        JSON.stringify(problems, null, 2),
      ).toContainEqual({
        file: says.file ?? file,
        line: says.line,
        column: says.column,
        found: expect.stringContaining(says.found),
        remedy: expect.stringContaining(says.remedy),
      });
      expect(problems, JSON.stringify(problems, null, 2)).toHaveLength(count ?? 1);
      for (const { found, remedy } of problems) {
        expect(inFrench(found), found).not.toBeNull();
        expect(inFrench(remedy), remedy).not.toBeNull();
      }
    },
  );
});

describe("the check does not complain about", () => {
  test.each(ordinaryWriting)("$name", async ({ en, fr }) => {
    const paragraph = (locale: "en" | "fr", words: string, before: string) => ({
      file: `content/news/a-door-opens/${locale}.mdx`,
      replace: [before, `\n\n${words}\n\n${before}`] as const,
    });
    const changes = [paragraph("en", en, "Read [the issue]"), paragraph("fr", fr, "Lisez [l'enjeu]")];
    expect(await checkContent(await siteWith(changes), TODAY)).toEqual([]);
  });
});
