/** A database whose pooler gives each statement another session answers a name with one of these codes. */
const NAME_FAILED = new Set(["26000", "42P05"]);
/** A table changed under a prepared statement whose result has other columns now. */
const RESULT_CHANGED = "0A000";
/** Bounds what each connection keeps. Statements beyond it work without a name. */
const NAMES_MAX = 300;

type Query = { text: string; values: unknown[]; name?: string };

const names = new Map<string, string>();
let isOff = false;

/**
 * Names a statement with parameters after its text, so that PostgreSQL parses and plans it once for each connection and not
 * once for each call: half of what a small statement costs.
 */
export function named(query: unknown): unknown {
  if (isOff || !isQuery(query)) return query;
  if (names.size < NAMES_MAX && !names.has(query.text)) names.set(query.text, `s${names.size + 1}`);
  const name = names.get(query.text);
  return name === undefined ? query : { ...query, name };
}

/**
 * Whether an error comes from names, so that the connection must be closed. Behind a pooler that nothing gave away, names
 * are not used again by this process.
 */
export function isNameTrouble(error: unknown): boolean {
  const code = String((error as { code?: unknown } | undefined)?.code);
  if (NAME_FAILED.has(code)) isOff = true;
  return NAME_FAILED.has(code) || code === RESULT_CHANGED;
}

function isQuery(query: unknown): query is Query {
  if (typeof query !== "object" || query === null || !("text" in query) || !("values" in query)) return false;
  const { text, values } = query;
  // With a name, a text of several statements would fail; those have no values.
  return typeof text === "string" && Array.isArray(values) && values.length > 0 && !("name" in query && query.name);
}
