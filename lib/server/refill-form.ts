import { defaultTreeAdapter, parse, parseFragment, serialize } from "parse5";
import { escapeHtml } from "../escape-html.ts";
import { attribute, type Element, elements } from "./html-tree.ts";
import { isNextField } from "./next-contract.ts";

/** What is written into the page. */
export interface RefilledForm {
  /** The typed values, by field name. */
  typed: ReadonlyMap<string, string[]>;
  notice: { title: string; body: string };
  /** Whether a page of this site sent the form. If not, only visible text is restored, and no checkbox or hidden field. */
  isOurs: boolean;
}

/**
 * Writes the typed values into the form that was sent, on a fresh page, with a notice above the form. When several forms
 * match equally, the notice is at the top of the page and no form is filled.
 * @param html the page as everyone gets it
 * @returns null when no form of the page has these fields
 */
export function refillForm(html: string, { typed, notice, isOurs }: RefilledForm): string | null {
  const document = parse(html);
  const all = [...elements(document)];
  const matches = matchingForms(all, typed);
  const form = matches.length === 1 ? matches[0] : undefined;
  const noticeParent = form ?? (matches.length > 1 || typed.has(NAME_FIELD) ? all.find(isMain) : undefined);
  if (!noticeParent) return null;
  for (const field of form ? fieldsOf(form) : []) {
    if (isOurs || isVisibleText(field)) restoreValue(field, typed.get(attribute(field, "name") ?? "") ?? []);
  }
  prepend(noticeParent, noticeNodes(notice));
  openDetailsAround(noticeParent);
  return serialize(document);
}

/** The hidden field that names the form. */
const NAME_FIELD = "form";

/** The forms with the name that was sent; without a name, the forms that share the most fields. */
function matchingForms(all: Element[], typed: ReadonlyMap<string, string[]>): Element[] {
  const forms = all.filter(({ tagName }) => tagName === "form");
  const name = typed.get(NAME_FIELD)?.[0];
  if (name !== undefined) return forms.filter((form) => nameOf(form) === name);
  const shared = forms.map(
    (form) => fieldsOf(form).filter((field) => typed.has(attribute(field, "name") ?? "")).length,
  );
  const most = Math.max(0, ...shared);
  return most === 0 ? [] : forms.filter((_, at) => shared[at] === most);
}

function nameOf(form: Element): string | undefined {
  const field = fieldsOf(form).find((each) => attribute(each, "name") === NAME_FIELD);
  return field && attribute(field, "value");
}

function isMain({ tagName }: Element): boolean {
  return tagName === "main";
}

function isVisibleText(field: Element): boolean {
  return field.tagName !== "input" || /^(?:text|email|tel|search)?$/.test(attribute(field, "type") ?? "");
}

/** Opens every `details` around the notice or a tick: inside a closed one it would not be shown or announced. */
function openDetailsAround(element: Element): void {
  for (let node: Element["parentNode"] = element; node; node = "parentNode" in node ? node.parentNode : null)
    if ("tagName" in node && node.tagName === "details") mark(node, "open", true);
}

function prepend(parent: Element, nodes: ReturnType<typeof noticeNodes>): void {
  const first = defaultTreeAdapter.getFirstChild(parent);
  for (const node of nodes) {
    if (first) defaultTreeAdapter.insertBefore(parent, node, first);
    else defaultTreeAdapter.appendChild(parent, node);
  }
}

function fieldsOf(form: Element): Element[] {
  return [...elements(form)].filter(
    ({ tagName, attrs }) =>
      /^(?:input|textarea|select)$/.test(tagName) &&
      attrs.some(({ name, value }) => name === "name" && !isNextField(value)),
  );
}

function restoreValue(field: Element, values: string[]): void {
  const [value] = values;
  if (field.tagName === "select") {
    for (const option of elements(field)) mark(option, "selected", values.includes(attribute(option, "value") ?? ""));
    return;
  }
  if (/^(?:checkbox|radio)$/.test(attribute(field, "type") ?? "")) {
    const checked = values.includes(attribute(field, "value") ?? "on");
    mark(field, "checked", checked);
    if (checked) openDetailsAround(field);
    return;
  }
  if (value === undefined) return;
  if (field.tagName === "textarea") {
    field.childNodes = [];
    defaultTreeAdapter.insertText(field, value);
    return;
  }
  set(field, "value", value);
}

function mark(element: Element, name: string, on: boolean): void {
  element.attrs = element.attrs.filter((candidate) => candidate.name !== name);
  if (on) element.attrs.push({ name, value: "" });
}

function set(element: Element, name: string, value: string): void {
  mark(element, name, false);
  element.attrs.push({ name, value });
}

function noticeNodes({ title, body }: { title: string; body: string }) {
  return parseFragment(
    `<div class="error-summary" role="alert" tabindex="-1" data-focus><p><strong>${escapeHtml(title)}</strong></p><p>${escapeHtml(body)}</p></div>`,
  ).childNodes;
}
