import type { DefaultTreeAdapterTypes } from "parse5";

export type Node = DefaultTreeAdapterTypes.Node;
export type ChildNode = DefaultTreeAdapterTypes.ChildNode;
export type ParentNode = DefaultTreeAdapterTypes.ParentNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** Every element of a document, in order, templates' contents included. */
export function* elements(parent: ParentNode): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elements(contentOf(child));
  }
}

/** The value of an attribute; undefined when the element has none of that name. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

/** Is it an element, not text or a comment? */
export function isElement(node: Node): node is Element {
  return "tagName" in node;
}

/** Where the children of an element are: a template keeps them in a fragment of its own. */
export function contentOf(element: Element): ParentNode {
  return "content" in element ? (element as DefaultTreeAdapterTypes.Template).content : element;
}
