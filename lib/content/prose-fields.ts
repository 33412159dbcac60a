/** Fields that hold no prose: names, dates, addresses and sources. The rest of a file's words exists once in each language. */
export const NOT_PROSE = [
  "checked",
  "date",
  "figure",
  "href",
  "illustration",
  "issue",
  "kind",
  "order",
  "petition",
  "read",
  "slug",
  "sources",
  "updated",
  "url",
] as const satisfies readonly string[];
