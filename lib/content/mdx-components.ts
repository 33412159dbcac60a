/** The values an attribute may have: `words` are typeset; the other kinds are left as written and checked. */
type AttributeKind =
  | ("words" | "figure" | "dataset" | "view" | "source" | "date" | "petition" | "illustration" | "href")
  | ("need" | "place" | "photo" | "download");

type ComponentRule = {
  attributes: Readonly<Record<string, { kind: AttributeKind; required: boolean }>>;
  /** Whether it stands within a sentence. */
  inline?: true;
  /** The only component that may contain this one. */
  inside?: string;
  /** The maximum number on one page, or in one parent. */
  most?: number;
};

const needs = (kind: AttributeKind) => ({ kind, required: true });
const may = (kind: AttributeKind) => ({ kind, required: false });

/** Every component a text may use, with its attributes. `components/mdx` draws each of them, under the same name. */
const MDX_COMPONENTS = {
  Source: { attributes: { id: needs("source") }, inline: true },
  Abbr: { attributes: { title: needs("words") }, inline: true },
  Stats: { attributes: {} },
  Stat: { attributes: { figure: needs("figure") }, inside: "Stats" },
  Chart: { attributes: { dataset: needs("dataset"), view: may("view") } },
  Points: { attributes: {} },
  Point: { attributes: { title: needs("words") }, inside: "Points", most: 4 },
  Callout: { attributes: { title: needs("words") }, most: 2 },
  Fold: { attributes: { title: needs("words") } },
  Quote: { attributes: { source: needs("words") } },
  Timeline: { attributes: {} },
  Event: { attributes: { date: needs("date") }, inside: "Timeline" },
  Next: { attributes: { title: needs("words") }, inside: "Timeline" },
  Asks: { attributes: {} },
  Ask: { attributes: { of: needs("words") }, inside: "Asks" },
  Questions: { attributes: {} },
  Question: { attributes: { q: needs("words") }, inside: "Questions" },
  Figure: { attributes: { name: needs("illustration"), alt: needs("words") } },
  Photo: { attributes: { name: needs("photo") } },
  Download: { attributes: { name: needs("download") } },
  CallToAction: { attributes: { petition: may("petition"), href: may("href"), label: may("words") } },
  Rights: { attributes: {} },
  Right: { attributes: { title: needs("words"), law: needs("words") }, inside: "Rights" },
  Links: { attributes: {} },
  LinkItem: { attributes: { href: needs("href"), title: needs("words") }, inside: "Links" },
  Organisation: { attributes: {}, most: 1 },
  Help: { attributes: { need: may("need"), place: may("place") } },
} as const satisfies Record<string, ComponentRule>;

/** The name of a component a text may use. */
export type MdxComponentName = keyof typeof MDX_COMPONENTS;

/** The names, in the order of the editors' manual. */
export const MDX_COMPONENT_NAMES = Object.keys(MDX_COMPONENTS) as MdxComponentName[];

/** Whether a component is part of a sentence, and not a part of the page. */
export function isInline(name: string | null | undefined): boolean {
  return findComponentRule(name)?.inline === true;
}

/** The rule of a component, or null when no text may use it. */
export function findComponentRule(name: string | null | undefined): ComponentRule | null {
  return name && Object.hasOwn(MDX_COMPONENTS, name) ? MDX_COMPONENTS[name as MdxComponentName] : null;
}
