import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** A part of a page that can be found: from one heading to the next, or one figure or question. */
interface Passage {
  /** The id in the page where it begins; empty for the page's beginning. */
  anchor: string;
  heading: string;
  text: string;
  /** What a result calls it when it is more than a part of its page. */
  is?: "figure" | "question";
}

/** What is read of a page. */
interface PageText {
  title: string;
  /** The line above the title: the name of the campaign or of the dataset. */
  topic: string;
  /** Its address in each language; the other one is null where the page's head does not name it. */
  addresses: { own: string; other: string | null };
  passages: Passage[];
}

// Most of a page's bytes, and slow to parse.
const WITHOUT_WORDS = /<(script|style|svg)\b[\s\S]*?<\/\1>/g;
const SKIPPED = new Set(["form", "nav", "noscript", "template", "progress", "img", "code"]);
// Sources and their marks, what only a screen reader hears, what is said of every page alike, ways to a form, and counts: an
// index is made before there is one, and a build would say "Be the first to sign" for good.
const SKIPPED_CLASSES =
  /(?:^| )(?:fn|mnote|toc|sources|vh|panel|signbar|signmini|goal|card-sign|card-state|act-line|figures-now|share|crumbs|kicker|drawings|actions|next)(?: |$)/;
// Within a word: the number of a bill, a unit, an emphasis. Everything else ends one.
const INLINE = /^(?:a|abbr|b|bdi|cite|em|i|mark|q|s|small|strong|sub|sup|time|u)$/;

/** Reads the words of a page's `main` from its HTML, passage by passage; null for a page that search engines may not list. */
export function readPage(html: string): PageText | null {
  const all = [...elements(parse(html.replace(WITHOUT_WORDS, " ")))];
  const find = (tag: string, name: string, value?: string) =>
    all.find(
      (each) => each.tagName === tag && get(each, name) === (value ?? get(each, name)) && get(each, name) !== undefined,
    );
  const main = all.find(({ tagName }) => tagName === "main");
  const h1 = main && [...elements(main)].find(({ tagName }) => tagName === "h1");
  const canonical = find("link", "rel", "canonical");
  const robots = find("meta", "name", "robots");
  if (!main || !h1 || !canonical || /noindex/.test((robots && get(robots, "content")) ?? "")) return null;
  const own = new URL(get(canonical, "href") ?? "").pathname;
  const alternates = all.filter((each) => /^(?:en|fr)-/.test(get(each, "hreflang") ?? ""));
  const paths = alternates.map((each) => new URL(get(each, "href") ?? "").pathname);
  const title = oneLine(textWithin(h1));
  const head = [...elements(main)].slice(0, [...elements(main)].indexOf(h1));
  // The page's name where it has crumbs, as a campaign has; else the line above its title.
  const kicker =
    head.find((each) => get(each, "aria-current") === "page") ?? head.find((each) => get(each, "class") === "kicker");
  return {
    title,
    topic: oneLine(textWithin(kicker)),
    addresses: {
      own,
      other: paths.find((path) => path !== own) ?? null,
    },
    passages: new Reader(title).read(main),
  };
}

/** Walks a page and begins a passage at each heading, figure and question. */
class Reader {
  readonly #passages: Passage[] = [];
  #current: Passage;

  constructor(title: string) {
    this.#current = { anchor: "", heading: title, text: "" };
  }

  read(main: ParentNode): Passage[] {
    this.#visit(main);
    this.#end();
    return this.#passages;
  }

  #visit(parent: ParentNode): void {
    for (const node of parent.childNodes) {
      if (isText(node)) this.#current.text += node.value;
      else if (isElement(node) && !isSkipped(node)) this.#visitElement(node);
    }
  }

  #visitElement(element: Element): void {
    const marked = get(element, "data-passage");
    if (marked === "figure" || marked === "question") this.#whole(element, marked);
    else if (/^h[1-3]$/.test(element.tagName)) this.#heading(element, get(element, "id") ?? "");
    else {
      const gap = isInline(element) ? "" : " ";
      this.#current.text += gap;
      this.#visit(element);
      this.#current.text += gap;
    }
  }

  /** A heading without an address of its own belongs to the passage before it. */
  #heading(element: Element, id: string): void {
    const text = oneLine(textWithin(element));
    if (element.tagName === "h1") return;
    if (id === "") this.#current.text += ` ${text}. `;
    else this.#begin({ anchor: id, heading: text, text: "" });
  }

  /** A figure or a question; the passage around it goes on after it. */
  #whole(element: Element, is: "figure" | "question"): void {
    const before = this.#current;
    const within = [element, ...elements(element)];
    const find = (name: string) => within.find((each) => get(each, name) !== undefined);
    const titled = find("data-passage-title");
    const anchored = find("id");
    this.#begin({
      anchor: (anchored && get(anchored, "id")) ?? "",
      heading: oneLine(textWithin(titled)),
      text: "",
      is,
    });
    this.#visit(element);
    this.#begin({ ...before, text: "" });
  }

  #begin(passage: Passage): void {
    this.#end();
    this.#current = passage;
  }

  #end(): void {
    const text = oneLine(this.#current.text);
    if (text !== "") this.#passages.push({ ...this.#current, text });
  }
}

function isInline(element: Element): boolean {
  return INLINE.test(element.tagName) || get(element, "class") === "nowrap";
}

function isSkipped(element: Element): boolean {
  if (SKIPPED.has(element.tagName) || get(element, "hidden") !== undefined) return true;
  // Words in the other language belong to the pages of that language.
  if (get(element, "lang") !== undefined) return true;
  return SKIPPED_CLASSES.test(get(element, "class") ?? "") || get(element, "data-not-searched") !== undefined;
}

function textWithin(element: ParentNode | undefined): string {
  if (!element) return "";
  return element.childNodes
    .map((node) => {
      if (isText(node)) return node.value;
      if (!isElement(node) || isSkipped(node)) return "";
      return isInline(node) ? textWithin(node) : ` ${textWithin(node)} `;
    })
    .join("");
}

function oneLine(text: string): string {
  // No-break spaces stay: a passage is shown as the page shows it.
  return text
    .replace(/[ \t\n\r]+/g, " ")
    .replace(/ ([.,])/g, "$1")
    .trim();
}

function* elements(parent: ParentNode): Generator<Element> {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue;
    yield child;
    yield* elements(child);
  }
}

function get(element: Element, name: string): string | undefined {
  return element.attrs.find((each) => each.name === name)?.value;
}

function isElement(node: Node): node is Element {
  return "tagName" in node;
}

function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === "#text";
}
