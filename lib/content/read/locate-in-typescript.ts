import { placeAt } from "../mdx/mistakes.ts";
import type { Fields } from "./frontmatter.ts";

/**
 * TypeScript gives no places for values, so this finds them in the list or object that a file exports. A value that the
 * file imports or computes has the place of its nearest parent.
 */
export function placesIn(source: string): Fields["placeOf"] {
  const begins = /^export (?:default|const \w+ =)\s*(?=[[{])/mu.exec(source);
  const start = begins ? begins.index + begins[0].length : 0;
  return (path) => {
    let offset = start;
    for (const step of path) {
      const found = itemsIn(source, offset).find(({ name }) => name === step);
      if (!found) break;
      offset = found.at;
    }
    return placeAt(source, offset);
  };
}

type Item = { name: string | number; at: number };

// A string, a comment, a bracket, a comma, or the name of a field.
const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/.*|\/\*[\s\S]*?\*\/|[[{(]|[\]})]|,/gu;

/** The fields of the object, or the items of the list, that begins at an offset. */
function itemsIn(source: string, start: number): Item[] {
  const items: Item[] = [];
  const isList = source[start] === "[";
  if (!isList && source[start] !== "{") return items;
  let depth = 0;
  let from = start + 1;
  TOKEN.lastIndex = start;
  for (let token = TOKEN.exec(source); token; token = TOKEN.exec(source)) {
    const [text] = token;
    if (/^[[{(]$/u.test(text)) depth += 1;
    else if (/^[\]})]$/u.test(text)) depth -= 1;
    if (depth === 0 || (depth === 1 && text === ",")) {
      const item = itemOf(source, from, token.index, isList ? items.length : null);
      if (item) items.push(item);
      from = token.index + 1;
    }
    if (depth === 0) break;
  }
  return items;
}

function itemOf(source: string, from: number, to: number, index: number | null): Item | null {
  const remarks = /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/u.exec(source.slice(from, to))?.[0].length ?? 0;
  const at = from + remarks;
  if (at >= to) return null;
  if (index !== null) return { name: index, at };
  const [head = "", quoted, bare] = /^(?:["']([^"']+)["']|([\w$]+))\s*:\s*/u.exec(source.slice(at, to)) ?? [];
  const name = quoted ?? bare;
  return name === undefined ? null : { name, at: at + head.length };
}
