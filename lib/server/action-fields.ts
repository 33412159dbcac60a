import {
  ACTION_ID,
  ACTION_ID_PREFIX,
  ACTION_KEY_FIELD,
  ACTION_REF_PREFIX,
  actionFieldNames,
  BOUND_ARGUMENTS_REFERENCE,
  isNextField,
  isPlainArgument,
} from "./next-contract.ts";

/** State of the action fields in a posted form: valid, made by another build, or not made by Next. */
export type ActionFields = "sound" | "stale" | "malformed";

const DEPTH_MAX = 8;
const NODES_MAX = 300;

/**
 * Checks the framework's own fields before Next decodes them, because Next answers 500 to fields that it cannot decode.
 * A form of this site contains exactly one action, by reference, with its state as plain JSON.
 * @param fields name and value of every field that was sent; the value of a file is null
 */
export function checkActionFields(fields: readonly (readonly [name: string, value: string | null])[]): ActionFields {
  const own = fields.filter(([name]) => isNextField(name));
  const values = new Map(own);
  if (values.size !== own.length || own.some(([, value]) => value === null)) return "malformed";
  const byId = own.find(([name]) => name.startsWith(ACTION_ID_PREFIX));
  // No page of this build has such a form; an earlier or later build may.
  if (byId) return ACTION_ID.test(byId[0].slice(ACTION_ID_PREFIX.length)) ? "stale" : "malformed";
  const number = own.find(([name]) => name.startsWith(ACTION_REF_PREFIX))?.[0].slice(ACTION_REF_PREFIX.length);
  if (number === undefined) return own.length === 0 ? "sound" : "malformed";
  const { announcement, reference, state } = actionFieldNames(number);
  const allowed = new Set([announcement, reference, state, ACTION_KEY_FIELD]);
  if (!/^\d{1,4}$/.test(number) || own.some(([name]) => !allowed.has(name))) return "malformed";
  const isSound = isReference(values.get(reference)) && isState(values.get(state));
  return isSound ? "sound" : "malformed";
}

function isReference(text: string | null | undefined): boolean {
  const value = parse(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { id, bound, ...others } = value as Record<string, unknown>;
  return (
    typeof id === "string" &&
    ACTION_ID.test(id) &&
    bound === BOUND_ARGUMENTS_REFERENCE &&
    Object.keys(others).length === 0
  );
}

/** Whether the text is the bound arguments of the action: an array with one value, the state of the form. */
function isState(text: string | null | undefined): boolean {
  const value = parse(text);
  return Array.isArray(value) && value.length === 1 && isPlain(value, DEPTH_MAX, { left: NODES_MAX });
}

/** Whether a value is plain JSON at every level, without the framework's markers for references, classes and promises. */
function isPlain(value: unknown, depth: number, nodes: { left: number }): boolean {
  nodes.left -= 1;
  if (nodes.left < 0 || depth < 0) return false;
  if (typeof value === "string") return isPlainArgument(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(
    ([key, part]) => !/^(?:__proto__|constructor|prototype|then)$/.test(key) && isPlain(part, depth - 1, nodes),
  );
}

function parse(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined; // not JSON: Next could not decode it either
  }
}
