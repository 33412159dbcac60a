import { type DefaultTreeAdapterTypes, parse, serialize } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type ChildNode = DefaultTreeAdapterTypes.ChildNode;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;
export type Element = DefaultTreeAdapterTypes.Element;
type Document = DefaultTreeAdapterTypes.Document;

export interface Stripped {
  html: string;
  /** Asked for by an element with `data-status` (see `readStatus`); 200 otherwise. */
  status: number;
  /** Seconds, from `data-retry-after` beside it. */
  retryAfter: number | null;
}

/** A page without the framework's scripts, flight data, script preloads and comments; our own module and JSON-LD stay. */
export function stripScripts(html: string): Stripped {
  const document = parse(html);
  removeWhere(document, isOfTheFramework);
  return { html: serialize(document), ...readStatus(document) };
}

/** Every element of a document, in order, templates' contents included. */
export function* elements(parent: ParentNode): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elements(contentOf(child));
  }
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

function isElement(node: Node): node is Element {
  return "tagName" in node;
}

function contentOf(element: Element): ParentNode {
  return "content" in element ? (element as DefaultTreeAdapterTypes.Template).content : element;
}

function removeWhere(parent: ParentNode, unwanted: (node: ChildNode) => boolean): void {
  parent.childNodes = parent.childNodes.filter((node) => !unwanted(node));
  for (const child of parent.childNodes) if (isElement(child)) removeWhere(contentOf(child), unwanted);
}

function isOfTheFramework(node: ChildNode): boolean {
  if (node.nodeName === "#comment") return true;
  if (!isElement(node)) return false;
  if (node.tagName === "script") return !isOurScript(node);
  if (node.tagName === "link") return isScriptPreload(node);
  // React's empty shell for metadata that arrives late; with scripts gone nothing can arrive.
  return node.tagName === "div" && attribute(node, "hidden") !== undefined && node.childNodes.every(isComment);
}

function isComment(node: ChildNode): boolean {
  return node.nodeName === "#comment";
}

function isOurScript(script: Element): boolean {
  const type = attribute(script, "type");
  if (type === "application/ld+json") return true;
  const source = attribute(script, "src") ?? "";
  return attribute(script, "data-keep") !== undefined && /^\/(?!\/)/.test(source) && script.childNodes.length === 0;
}

function isScriptPreload(link: Element): boolean {
  const rel = attribute(link, "rel") ?? "";
  return rel === "modulepreload" || (/^(?:preload|prefetch)$/.test(rel) && attribute(link, "as") === "script");
}

const STATUSES_A_PAGE_MAY_ASK = [400, 403, 404, 409, 410, 422, 429, 500, 503];

/** Next answers every action with 200; an element with `data-status="429"` lets a page say what happened. */
function readStatus(document: Document): { status: number; retryAfter: number | null } {
  for (const element of elements(document)) {
    const status = Number(attribute(element, "data-status"));
    if (!STATUSES_A_PAGE_MAY_ASK.includes(status)) continue;
    const seconds = Number.parseInt(attribute(element, "data-retry-after") ?? "", 10);
    return { status, retryAfter: Number.isNaN(seconds) ? null : seconds };
  }
  return { status: 200, retryAfter: null };
}
