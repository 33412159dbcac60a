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
