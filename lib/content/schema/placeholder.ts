/** The parts of a dataset that a placeholder needs. */
type Table = {
  series: readonly { id: string; unit: string; decimals?: number | undefined }[];
  rows: readonly {
    key: string;
    values: readonly (number | null)[];
    show?: { unit: string; decimals?: number | readonly number[] | undefined } | undefined;
  }[];
};

/** `{total@2015}`, `{total@2015:million}`, `{canada@2025/world@2025:percent}`. */
const PLACEHOLDER = /\{([^{}]*)\}/gu;
const REFERENCE =
  /^(?<series>[a-z0-9-]+)@(?<row>[A-Za-z0-9-]+)(?:\/(?<baseSeries>[a-z0-9-]+)@(?<baseRow>[A-Za-z0-9-]+))?(?::(?<form>[a-z]+))?$/u;

/** How a value is written into a sentence; `plain` by default. */
const PLACEHOLDER_FORMS = ["plain", "million", "millions", "thousands", "percent", "times"] as const;
type PlaceholderForm = (typeof PLACEHOLDER_FORMS)[number];

export type Placeholder = { value: number; decimals: number; unit: string; form: PlaceholderForm };

/** The value that a placeholder refers to, or why there is none. */
function resolve(table: Table, inside: string): Placeholder | { problem: string } {
  const parts = REFERENCE.exec(inside)?.groups;
  if (!parts) return { problem: `{${inside}} is not a value: write {series@row}, for example {total@2015:million}` };
  const form = PLACEHOLDER_FORMS.find((each) => each === (parts.form ?? "plain"));
  if (!form) return { problem: `{${inside}} ends in an unknown form: choose ${PLACEHOLDER_FORMS.join(", ")}` };
  const top = valueAt(table, parts.series, parts.row);
  const base = parts.baseSeries ? valueAt(table, parts.baseSeries, parts.baseRow) : { value: 1 };
  if (!top || !base) return { problem: `{${inside}} names a value that is not in this dataset` };
  return { value: top.value / base.value, decimals: top.decimals, unit: top.unit, form };
}

function valueAt(table: Table, id: string | undefined, key: string | undefined) {
  const index = table.series.findIndex((series) => series.id === id);
  const row = table.rows.find((each) => each.key === key);
  const value = row?.values[index];
  const show = row?.show ?? table.series[index];
  if (typeof value !== "number" || !show) return null;
  const { unit, decimals = 0 } = show;
  return { value, unit, decimals: typeof decimals === "number" ? decimals : (decimals[index] ?? 0) };
}

/** Why a text cannot be shown, or null when each of its placeholders has a value. */
export function placeholderProblem(table: Table, text: string): string | null {
  for (const [, inside = ""] of text.matchAll(PLACEHOLDER)) {
    const found = resolve(table, inside);
    if ("problem" in found) return found.problem;
  }
  return null;
}

/**
 * The text with each placeholder replaced by its written value. @throws when one has none: the schema has checked them
 */
export function fillPlaceholders(table: Table, text: string, write: (value: Placeholder) => string): string {
  return text.replace(PLACEHOLDER, (_, inside: string) => {
    const found = resolve(table, inside);
    if ("problem" in found) throw new Error(found.problem);
    return write(found);
  });
}

/** Every text in a value that contains a brace, with its path. */
export function placeholdersIn(value: unknown, path: PropertyKey[] = []): { path: PropertyKey[]; text: string }[] {
  if (typeof value === "string") return value.includes("{") ? [{ path, text: value }] : [];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) =>
    placeholdersIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
