import { expect, test } from "vitest";
import { listSources, readImports, readSource } from "./imports.ts";

/**
 * The properties that a server component passes to a client component are sent as text. A spread passes everything an
 * object holds: a petition with its `Body` function caused a 500 for everyone whose signature was held.
 */
const files = listSources().filter((file) => file.endsWith(".tsx") && /^(?:app|components)\//.test(file));
const isClient = (source: string) => /^["']use client["'];/.test(source);
const clientFiles = new Set(files.filter((file) => isClient(readSource(file))));

/** The opening tags of client components in a server file, each with its properties. */
function clientTags(file: string, source: string): string[] {
  if (isClient(source)) return [];
  const leading = readImports(file, source).filter(({ to, typeOnly }) => clientFiles.has(to) && !typeOnly);
  if (leading.length === 0) return [];
  const imported = [...source.matchAll(/import \{([^}]*)\} from "([^"]*)"/g)]
    .filter(([, , from = ""]) => leading.some(({ to }) => to.endsWith(from.replace(/^[#./]+/, ""))))
    .flatMap(([, names = ""]) => names.split(","))
    .map((name) => name.trim().replace(/^.* as /, ""))
    .filter((name) => /^[A-Z]/.test(name));
  return imported.flatMap((name) =>
    [...source.matchAll(new RegExp(`<${name}\\b`, "g"))].map(({ index }) => openingTag(source.slice(index))),
  );
}

function openingTag(code: string): string {
  let depth = 0;
  for (let at = 0; at < code.length; at += 1) {
    if (code[at] === "{") depth += 1;
    if (code[at] === "}") depth -= 1;
    if (code[at] === ">" && depth === 0) return code.slice(0, at + 1);
  }
  return code;
}

/**
 * Whether a tag spreads whole objects; a spread within the braces of one property is checked by that property's type.
 */
function hasSpread(tag: string): boolean {
  let depth = 0;
  for (let at = 0; at < tag.length; at += 1) {
    if (tag[at] === "{" && depth === 0 && /^\{\s*\.\.\./.test(tag.slice(at))) return true;
    if (tag[at] === "{") depth += 1;
    if (tag[at] === "}") depth -= 1;
  }
  return false;
}

const spreads = (file: string, source: string) => clientTags(file, source).filter(hasSpread);

test("no server component spreads an object into a client component", () => {
  const tags = files.flatMap((file) => clientTags(file, readSource(file)));
  expect(clientFiles.size).toBeGreaterThan(2);
  expect(tags.length).toBeGreaterThan(5);
  expect(files.flatMap((file) => spreads(file, readSource(file)).map((tag) => `${file}: ${tag}`))).toEqual([]);
});

test.each([
  "<ActionButton {...own} form={form} />",
  "<ActionButton form={form} words={{ a: 1 }} {...{ petition }} />",
  "<ActionButton\n  form={form}\n  {...own}\n>text</ActionButton>",
])("a spread is noticed: %s", (jsx) => {
  const source = `import { ActionButton, type ActionWords } from "./action-button.tsx";\nexport const page = ${jsx};\n`;
  expect(spreads("app/[locale]/signatures/[token]/page.tsx", source)).toHaveLength(1);
});

test("a spread within a value, or into a component of the server, is fine", () => {
  const source = `import { ActionButton } from "./action-button.tsx";
    export const page = <Held {...own}><ActionButton words={{ ...words, a: 1 }} form={form} /></Held>;`;
  expect(spreads("app/[locale]/signatures/[token]/page.tsx", source)).toEqual([]);
});
