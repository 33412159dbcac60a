import { defaultTreeAdapter, parse, parseFragment, serialize } from "parse5";
import { attribute, type Element, elements } from "./html.ts";
import { escapeHtml } from "./told.ts";

/**
 * A freshly made page with what was typed put back into its form, and a notice above it.
 * @param html the page as it is shown to everyone
 * @returns null when the page has no form with these fields
 */
export function giveBack(
  html: string,
  typed: ReadonlyMap<string, string[]>,
  notice: { title: string; body: string },
): string | null {
  const document = parse(html);
  const form = bestForm([...elements(document)], typed);
  if (!form) return null;
  for (const field of fieldsOf(form)) putBack(field, typed.get(attribute(field, "name") ?? "") ?? []);
  for (const node of noticeNodes(notice)) {
    const first = defaultTreeAdapter.getFirstChild(form);
    if (first) defaultTreeAdapter.insertBefore(form, node, first);
    else defaultTreeAdapter.appendChild(form, node);
  }
  return serialize(document);
}

/** The form that shares most fields with what was sent. */
function bestForm(all: Element[], typed: ReadonlyMap<string, string[]>): Element | null {
  const ranked = all
    .filter((element) => element.tagName === "form")
    .map((form) => ({
      form,
      shared: fieldsOf(form).filter((field) => typed.has(attribute(field, "name") ?? "")).length,
    }))
    .sort((one, other) => other.shared - one.shared);
  return ranked[0] && ranked[0].shared > 0 ? ranked[0].form : null;
}

function fieldsOf(form: Element): Element[] {
  return [...elements(form)].filter(
    ({ tagName, attrs }) =>
      /^(?:input|textarea|select)$/.test(tagName) &&
      attrs.some(({ name, value }) => name === "name" && value[0] !== "$"),
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
