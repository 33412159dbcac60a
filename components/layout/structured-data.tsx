import type { Graph, Thing } from "schema-dts";

/** What a page says to machines, as JSON-LD: data that no browser executes, so the policy against inline scripts allows it. */
export function StructuredData({ things }: { things: readonly Exclude<Thing, string>[] }) {
  if (things.length === 0) return null;
  const graph: Graph = { "@context": "https://schema.org", "@graph": things };
  // In a script element only "<" could end the data.
  const json = JSON.stringify(graph).replaceAll("<", "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON of ours in which no element can begin or end
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
