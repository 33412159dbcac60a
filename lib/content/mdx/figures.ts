/** The ids of the figures that a text shows with `<Stat figure="…" />`, in their order. */
export function figuresIn(mdx: string): string[] {
  return [...mdx.matchAll(/<Stat\s+figure="([\w-]+)"/gu)].flatMap(([, id]) => id ?? []);
}
