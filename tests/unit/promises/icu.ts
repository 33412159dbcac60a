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

/** The branches of every plural of an ICU message by their selectors, outer ones first: `{ one: "# line", other: "# lines" }`. */
export function readPlurals(message: string): Record<string, string>[] {
  return [...message.matchAll(/\{\s*\w+\s*,\s*plural\s*,/g)].map(({ 0: head, index }) => {
    const branches: Record<string, string> = {};
    let at = index + head.length;
    for (;;) {
      const [before = "", selector] = /^\s*(=\d+|\w+)\s*\{/.exec(message.slice(at)) ?? [];
      if (!selector) return branches;
      const end = endOf(message, at + before.length);
      branches[selector] = message.slice(at + before.length, end);
      at = end + 1;
    }
  });
}

/** @returns where the branch that begins at `start` is closed */
function endOf(message: string, start: number): number {
  let open = 1;
  for (let at = start; at < message.length; at += 1) {
    if (message[at] === "{") open += 1;
    if (message[at] === "}") open -= 1;
    if (open === 0) return at;
  }
  return message.length;
}
