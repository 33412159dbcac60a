import { expect, test } from "vitest";
import { listSources, readSource } from "./imports.ts";

type Caught = { place: string; handler: string };

/**
 * How code may handle a caught failure without swallowing it: pass it on, log it, show it to a person, or give a
 * reason.
 */
const DEALT_WITH = [
  /\bthrow\b/,
  /\breject\(|\bfail\(/,
  /\blogFailure\(|\blog\.\w+\(|\breport\(|\bonFailure\(/,
  /\bcomplain\(|\bsay\(|\bdescribe\(|\bexplain\w*\(|\bstderr\b/,
  /\/\//,
];

test("every caught failure is passed on, logged, or left for a stated reason", () => {
  const caught = listSources()
    .filter((file) => /^(?:app|components|lib)\//.test(file))
    .flatMap((file) => listCaught(file, readSource(file)));
  expect(caught.length).toBeGreaterThan(60);
  expect(caught.filter(isSwallowed).map(({ place }) => place)).toEqual([]);
});

test.each([
  "try { a(); } catch {}",
  "try { a(); } catch {\n  return null;\n}",
  "try { a(); } catch (error) {\n  return { say: 'no' };\n}",
  "await a().catch(() => null);",
  "await a().catch(() => {\n  done();\n});",
])("a swallowed failure is noticed: %j", (source) => {
  expect(listCaught("lib/a.ts", source).map(isSwallowed)).toEqual([true]);
});

test.each([
  "try { a(); } catch (error) {\n  throw explain(error);\n}",
  "try { a(); } catch (error) {\n  logFailure('sign', error);\n  return null;\n}",
  "try { a(); } catch (error) {\n  return codeOf(error);\n}",
  "try { a(); } catch {\n  // No tag, as anybody may send.\n  return false;\n}",
  "await a().catch(() => null); // made with the first mail",
  "await a().catch((error: unknown) => report(path, error));",
])("one that is dealt with is not: %j", (source) => {
  expect(listCaught("lib/a.ts", source).map(isSwallowed)).toEqual([false]);
});

function isSwallowed({ handler }: Caught): boolean {
  // A handler that uses the caught error turns it into an answer.
  const name = /^\s*\(?(\w+)/.exec(handler)?.[1];
  const looksAtIt = name !== undefined && handler.split(new RegExp(`\\b${name}\\b`)).length > 2;
  return !looksAtIt && !DEALT_WITH.some((sign) => sign.test(handler));
}

/** Every handler of a source, from the name of the caught error to the end of its line. */
function listCaught(file: string, source: string): Caught[] {
  return [...source.matchAll(/\bcatch\s*(?=\{|\(\w+(?::|\)\s*\{)|\((?:async )?\()/g)].map((found) => {
    const begin = found.index + found[0].length;
    const blockBegin = source.indexOf("{", begin);
    const isCall = source[found.index - 1] === ".";
    const close = isCall ? closing(source, begin, "(", ")") : closing(source, blockBegin, "{", "}");
    const lineEnd = source.indexOf("\n", close);
    const line = source.slice(0, found.index).split("\n").length;
    return { place: `${file}:${line}`, handler: source.slice(begin, lineEnd < 0 ? source.length : lineEnd) };
  });
}

function closing(source: string, from: number, open: string, close: string): number {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === open) depth += 1;
    if (source[at] === close) depth -= 1;
    if (depth === 0) return at;
  }
  return source.length;
}
