/** Fields without prose: names, dates, addresses and sources. All other text of a file exists in each language. */
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
