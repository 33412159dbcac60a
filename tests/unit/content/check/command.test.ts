import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assertContent } from "#lib/content/check/index.ts";

const COMMAND = join(import.meta.dirname, "../../../../lib/tools/content/check.ts");
const SOUND = join(import.meta.dirname, "../../../fixtures/content/sound");
let broken = "";

beforeAll(async () => {
  broken = await mkdtemp(join(tmpdir(), "content-command-"));
  await cp(SOUND, broken, { recursive: true });
  await writeFile(join(broken, "content/rights/en.mdx"), "---\ntitle: T\n---\n\n<Sauce />\n");
});
afterAll(() => rm(broken, { recursive: true }));

type Answer = { code: number; out: string; err: string };

function run(cwd: string, ...args: string[]): Promise<Answer> {
  return runWith({}, cwd, ...args);
}

function runWith(variables: Record<string, string>, cwd: string, ...args: string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: "en_CA.UTF-8", ...variables };
    execFile(process.execPath, [COMMAND, ...args], { cwd, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
  });
}

test("content:check says how many files it read when nothing is wrong", async () => {
  expect(await run(SOUND)).toEqual({ code: 0, out: "28 files, no problem\n", err: "" });
});

test("content:check fails with one line for each problem", async () => {
  const { code, out, err } = await run(broken);
  expect(code).toBe(1);
  expect(out).toContain("content/rights/en.mdx:2:1  field `lede` is missing → add `lede: …`\n");
  expect(out).toContain("content/rights/en.mdx:5:1  unknown component `<Sauce>` → did you mean `Source`?\n");
  expect(err).toBe("28 files, 7 problems, 1 warning\n");
});

test("content:check answers in French to who asks for it, and to a French system", async () => {
  const asked = await run(broken, "--lang", "fr");
  expect(asked.out).toContain("content/rights/en.mdx:2:1  le champ `lede` manque → ajoutez `lede: …`\n");
  expect(asked.out).toContain("composant inconnu `<Sauce>` → vouliez-vous dire `Source` ?\n");
  expect(asked.err).toBe("28 fichiers, 7 problèmes, 1 avertissement\n");
  expect(await runWith({ LC_ALL: "fr_CA.UTF-8" }, broken)).toEqual(asked);
});

test.each([
  [["--strcit"], "--strict"],
  [["--format", "githb"], "text, github"],
  [["--format"], "--format"],
  [["strict"], "strict"],
])("what is mistyped is refused before anything is checked: %j", async (args, named) => {
  const { code, out, err } = await run(broken, ...args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(named);
  expect(err).not.toContain("    at ");
});

test("--format github annotates the lines of a pull request", async () => {
  const { out } = await run(broken, "--format", "github");
  expect(out).toContain("::error file=content/rights/en.mdx,line=5,col=1,title=Content::unknown component");
});

test("a build stops with all problems in one message", async () => {
  await expect(assertContent(SOUND)).resolves.toBeUndefined();
  await expect(assertContent(broken)).rejects.toThrow(/7 problems in the content:\n(content\/[^\n]+ → [^\n]+\n?){7}$/u);
});
