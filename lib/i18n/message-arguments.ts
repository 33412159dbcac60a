/**
 * The arguments and tags of an ICU message, sorted, each once: `count, plural`, `name`, `<link>`.
 * The branches of plurals and selects are messages themselves.
 */
export function readArguments(message: string): string[] {
  const found = new Set<string>();
  readMessage(message, 0, found);
  return [...found].sort();
}

/** Reads to the end of the message or of the branch around it. @returns the offset of that end */
function readMessage(text: string, start: number, found: Set<string>): number {
  let at = start;
  while (at < text.length && text[at] !== "}") {
    if (text[at] === "{") at = readArgument(text, at + 1, found);
    else {
      const [, tag] = /^<(\w+)>/.exec(text.slice(at)) ?? [];
      if (tag) found.add(`<${tag}>`);
      at += 1;
    }
  }
  return at;
}

function readArgument(text: string, start: number, found: Set<string>): number {
  const [head = "", name = "", kind] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?/.exec(text.slice(start)) ?? [];
  found.add(kind ? `${name}, ${kind}` : name);
  let at = start + head.length;
  while (at < text.length && text[at] !== "}") at = text[at] === "{" ? readMessage(text, at + 1, found) + 1 : at + 1;
  return at + 1;
}
