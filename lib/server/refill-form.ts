import { defaultTreeAdapter, parse, parseFragment, serialize } from "parse5";
import { escapeHtml } from "./error-page.ts";
import { attribute, type Element, elements } from "./html-tree.ts";
import { isNextField } from "./next-contract.ts";

/** What goes back into a page. */
export interface RefilledForm {
  /** What was typed, by field name. */
  typed: ReadonlyMap<string, string[]>;
  notice: { title: string; body: string };
  /** Whether a page of ours sent it: else another site may have, and only text that a person sees is put back, and no tick. */
  isOurs: boolean;
}

/**
 * A freshly made page with what was typed put back into the form that was sent, and a notice above it. Where several forms
 * fit alike, the notice stands above the whole page.
 * @param html the page as it is shown to everyone
 * @returns null when the page has no form with these fields
 */
export function refillForm(html: string, { typed, notice, isOurs }: RefilledForm): string | null {
  const document = parse(html);
  const all = [...elements(document)];
  const fitting = formsFor(all, typed);
  const form = fitting.length === 1 ? fitting[0] : undefined;
  const place = form ?? (fitting.length > 1 || typed.has(NAME_FIELD) ? all.find(isMain) : undefined);
  if (!place) return null;
  for (const field of form ? fieldsOf(form) : []) {
    if (isOurs || isSeenText(field)) putBack(field, typed.get(attribute(field, "name") ?? "") ?? []);
  }
  putFirst(place, noticeNodes(notice));
  openAround(place);
  return serialize(document);
}

/** The hidden field by which the site's forms tell which of them was sent. */
const NAME_FIELD = "form";

/** The forms of that name; without one, those that share most fields with what was sent. */
function formsFor(all: Element[], typed: ReadonlyMap<string, string[]>): Element[] {
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

function isSeenText(field: Element): boolean {
  return field.tagName !== "input" || /^(?:text|email|tel|search)?$/.test(attribute(field, "type") ?? "");
}

/** A notice within closed `details` would be heard and seen by nobody. */
function openAround(place: Element): void {
  for (let node: Element["parentNode"] = place; node; node = "parentNode" in node ? node.parentNode : null)
    if ("tagName" in node && node.tagName === "details") mark(node, "open", true);
}

function putFirst(place: Element, nodes: ReturnType<typeof noticeNodes>): void {
  const first = defaultTreeAdapter.getFirstChild(place);
  for (const node of nodes) {
    if (first) defaultTreeAdapter.insertBefore(place, node, first);
    else defaultTreeAdapter.appendChild(place, node);
  }
}

function fieldsOf(form: Element): Element[] {
  return [...elements(form)].filter(
    ({ tagName, attrs }) =>
      /^(?:input|textarea|select)$/.test(tagName) &&
      attrs.some(({ name, value }) => name === "name" && !isNextField(value)),
  );
}

function putBack(field: Element, values: string[]): void {
  const [value] = values;
  if (field.tagName === "select") {
    for (const option of elements(field)) mark(option, "selected", values.includes(attribute(option, "value") ?? ""));
    return;
  }
  if (/^(?:checkbox|radio)$/.test(attribute(field, "type") ?? "")) {
    mark(field, "checked", values.includes(attribute(field, "value") ?? "on"));
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
