/** What follows the name of a bench: numbers, in its own order, and `--against <commit>`, measured in turn with this version. */
export function readArguments(): { numbers: number[]; against: string | null } {
  const given = process.argv.slice(3);
  const at = given.indexOf("--against");
  const against = at < 0 ? null : (given[at + 1] ?? null);
  return { numbers: (at < 0 ? given : given.toSpliced(at, 2)).map(Number), against };
}
