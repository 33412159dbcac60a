import { parse, serialize } from "parse5";
import {
  attribute,
  type ChildNode,
  contentOf,
  type Element,
  elements,
  isElement,
  type ParentNode,
} from "./html-tree.ts";
import { isOfNext } from "./next-contract.ts";

export interface Stripped {
  html: string;
  /** The status from an element with `data-status` (see `readStatus`); 200 without one. */
  status: number;
  /** Whether it shows a form again with what was typed: an element with `data-answered` says so. */
  isAnsweredForm: boolean;
  /** Seconds, from `data-retry-after` of the same element. */
  retryAfter: number | null;
}

/** Removes the framework's scripts, flight data, script preloads, comments and empty form actions. The site's own module and JSON-LD stay. */
export function stripScripts(html: string): Stripped {
  const document = parse(html);
  removeWhere(document, (node) => isOfNext(node, isOurScript));
  for (const element of elements(document)) if (isFormOfThisPage(element)) dropAction(element);
  const isAnsweredForm = [...elements(document)].some((element) => attribute(element, "data-answered") !== undefined);
  return { html: serialize(document), isAnsweredForm, ...readStatus(document) };
}

function removeWhere(parent: ParentNode, unwanted: (node: ChildNode) => boolean): void {
  parent.childNodes = parent.childNodes.filter((node) => !unwanted(node));
  for (const child of parent.childNodes) if (isElement(child)) removeWhere(contentOf(child), unwanted);
}

/** React writes an empty address, which HTML does not allow: without one, a form goes to its own page just as well. */
function isFormOfThisPage(element: Element): boolean {
  return element.tagName === "form" && attribute(element, "action") === "";
}

function dropAction(form: Element): void {
  form.attrs = form.attrs.filter(({ name }) => name !== "action");
}

function isOurScript(script: Element): boolean {
  const type = attribute(script, "type");
  if (type === "application/ld+json") return true;
  const source = attribute(script, "src") ?? "";
  return attribute(script, "data-keep") !== undefined && /^\/(?!\/)/.test(source) && script.childNodes.length === 0;
}

const STATUSES_A_PAGE_MAY_ASK = [400, 403, 404, 409, 410, 422, 429, 500, 503];

/** Next answers every action with 200; an element with `data-status="429"` lets a page say what happened. */
function readStatus(document: ParentNode): { status: number; retryAfter: number | null } {
  for (const element of elements(document)) {
    const status = Number(attribute(element, "data-status"));
    if (!STATUSES_A_PAGE_MAY_ASK.includes(status)) continue;
    const seconds = Number.parseInt(attribute(element, "data-retry-after") ?? "", 10);
    return { status, retryAfter: Number.isNaN(seconds) ? null : seconds };
  }
  return { status: 200, retryAfter: null };
}
