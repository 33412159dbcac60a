import { explainFields } from "./explain.ts";

const FIGURE = new URL("../../content/schema/figure.ts", import.meta.url);
const DATASET = new URL("../../content/schema/dataset.ts", import.meta.url);

/** The file of a new figure, each field with its explanation. */
export async function newFigure(slug: string, today: string): Promise<string> {
  const said = await explainFields(FIGURE, "figureSchema");
  const above = (path: string) => `  # ${said.get(path)}`;
  return `${above("id").replace("  #", "#")}
- id: ${slug}
${above("value")} Or worked out: \`= resettlement.world@2025 / 2\`.
  value: ""
${above("show")}
  show: { unit: count }
${above("label")}
  label: { en: "", fr: "" }
${above("asOf")}
  asOf: { en: "", fr: "", date: "" }
${above("source")} Or the name of one in sources.yaml.
  source:
    title: { en: "", fr: "" }
    publisher: { en: "", fr: "" }
    # When it was published: \`2025\`, \`2025-06\` or \`2025-06-12\`.
    date: ""
    # Its address: one, or \`{ en: …, fr: … }\`.
    url: ""
${above("reviewBy")}
  reviewBy: ${nextYear(today)}
`;
}

/** The file of a new dataset with a chart, each field with its explanation. */
export async function newDataset(slug: string, today: string): Promise<string> {
  const said = await explainFields(DATASET, "datasetSchema");
  const above = (path: string) => `# ${said.get(path)}`;
  return `${above("id")}
id: ${slug}
# The ends of its addresses, English and French.
slugs: { en: ${slug}, fr: "" }
${above("order")}
order: 90
${above("name")}
name: { en: "", fr: "" }
${above("description")} 120 to 160 characters each.
description: { en: "", fr: "" }
${above("rowHeading")}
rowHeading: { en: Year, fr: Année }
# What is counted: a column of the table, a line or bar of the chart. \`unit\`: people, count, million, percent or one-in.
series:
  # Its name, as in \`{counted@2025}\`.
  - id: counted
    # Shows as the heading of its column.
    label: { en: "", fr: "" }
    # How its values are written.
    unit: people
# The rows: \`values\` has one number for each series, without commas or spaces; \`null\` where one is missing.
rows:
  # A value may be worked out: \`[ = counted@2024 * 2 ]\`, or \`[ = other-dataset.series@2025 ]\`.
  - { key: 2024, values: [ "" ] }
  - { key: 2025, values: [ "" ] }
# The charts. \`kind\`: line, areas, columns, bars, dots or panels.
charts:
  # Its name: \`<Chart dataset="${slug}" view="years" />\`.
  - id: years
    # One column for each row.
    kind: columns
    # The series to draw.
    series: [ counted ]
    # The finding, as a sentence; values by their names: \`{counted@2025}\`.
    title: { en: "", fr: "" }
    # What is drawn, and in which unit.
    subtitle: { en: "", fr: "" }
    # The columns with their number above them.
    marks:
      - { row: 2025 }
${above("definition")}
definition: { en: "", fr: "" }
${above("method")}
method:
  - { en: "", fr: "" }
# Each source, or its name in sources.yaml.
sources:
  # Its short name.
  - id: ""
    # Its title, as published.
    title: { en: "", fr: "" }
    # Who published it.
    publisher: { en: "", fr: "" }
    # When it was published: \`2025\`, \`2025-06\` or \`2025-06-12\`.
    date: ""
    # Its address: one, or \`{ en: …, fr: … }\`.
    url: ""
# What others may do with the table.
licence:
  # The name of the licence.
  name: { en: Creative Commons Attribution 4.0 International (CC BY 4.0), fr: Creative Commons Attribution 4.0 International (CC BY 4.0) }
  # Whose figures they are, and how to name them.
  holder: { en: "", fr: "" }
  # The address of the licence.
  url: https://creativecommons.org/licenses/by/4.0/
${above("asOf")}
asOf: { en: "", fr: "", date: "" }
${above("reviewBy")}
reviewBy: ${nextYear(today)}
`;
}

function nextYear(today: string): string {
  return `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
}
