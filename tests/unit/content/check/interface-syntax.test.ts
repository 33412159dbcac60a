import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const PROJECT = join(import.meta.dirname, "../../../..");
let root = "";

// The command loads the words of the interface by itself, so it is a copy of the project that has the mistake.
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "content-syntax-"));
  const filter = (path: string) => !path.endsWith("/generated");
  for (const name of ["content", "lib", "messages"])
    await cp(join(PROJECT, name), join(root, name), { recursive: true, filter });
  for (const name of ["node_modules", "package.json", "public"]) await symlink(join(PROJECT, name), join(root, name));
});
afterAll(() => rm(root, { recursive: true }));

test.each([
  ["a comma that is missing", /("accessibility": "[^"]+"),\n/u, "$1\n", 1],
  ["a comma too many", /("accessibility": "[^"]+"),\n/u, "$1,,\n", 0],
  ["a curly quotation mark", /("accessibility": )"/u, "$1“", 0],
  ["a word that is none of JSON's", /("accessibility": )"[^"]+"/u, "$1True", 0],
  ["a brace that is missing", /\}\s*$/u, "", 0],
])(
  "content:check says where the words of the interface have %s, in the language of who asks",
  async (_, sound, broken, below) => {
    const file = join(root, "messages/fr.json");
    const words = await readFile(join(PROJECT, "messages/fr.json"), "utf8");
    await writeFile(file, words.replace(sound, broken));
    const line = words.slice(0, sound.exec(words)?.index).split("\n").length + below;
    for (const [locale, said] of [
      ["en", "this is no JSON any more from here on → look here and just before: a comma"],
      ["fr", "à partir d’ici, ce n’est plus du JSON → regardez ici et juste avant : une virgule"],
    ] as const) {
      const { code, out, err } = await check(locale);
      expect([code, out]).toEqual([
        1,
        expect.stringMatching(new RegExp(`^messages/fr\\.json:${line}:\\d+ {2}${said}`, "u")),
      ]);
      expect(err).toMatch(/^1 (?:file, 1 problem|fichier, 1 problème)\n$/u);
    }
  },
);

function check(locale: string): Promise<{ code: unknown; out: string; err: string }> {
  return new Promise((resolve) => {
    const args = [join(root, "lib/tools/content/check.ts"), "--lang", locale];
    execFile(process.execPath, args, { cwd: root }, (error, out, err) => resolve({ code: error?.code ?? 0, out, err }));
  });
}
