import { parse } from "parse5";
import { attribute, type Element, elements } from "../server/html-tree.ts";

/** Longer than the site ever takes to answer, at the latest with its 503. */
const PATIENCE_MS = 30_000;

export interface Answer {
  status: number;
  /** The target of a redirect, as a path; null when there is none. */
  location: string | null;
  html: string;
}

/** A browser without scripts, behind a proxy of ours, in a network of its own. */
export interface Visitor {
  read(path: string): Promise<Answer>;
  /**
   * Sends a form: the fields of `formWith` and the typed ones. @throws when the site closes the connection or cannot be
   * reached
   */
  send(path: string, fields: Record<string, string>): Promise<Answer>;
}

/** @param network the address that the proxy reports */
export function visit(address: string, network: string): Visitor {
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { origin: address, "x-forwarded-for": network };
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(`${address}${path}`, { ...init, headers, signal, redirect: "manual" });
    const location = response.headers.get("location");
    return {
      status: response.status,
      location: location && new URL(location, address).pathname,
      html: await response.text(),
    };
  };
  return {
    read: (path) => ask(path),
    send: (path, fields) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      return ask(path, { method: "POST", body });
    },
  };
}

/**
 * The hidden fields of a form.
 * @param mark the name of one of its fields, or the text of its button; the first matching form counts
 * @throws when the page has no such form
 */
export function formWith(mark: string, html: string): Record<string, string> {
  for (const form of elements(parse(html))) {
    if (form.tagName !== "form") continue;
    const parts = [...elements(form)];
    if (!parts.some((part) => attribute(part, "name") === mark || (part.tagName === "button" && textOf(part) === mark)))
      continue;
    const hidden = parts.filter((part) => attribute(part, "type") === "hidden");
    return Object.fromEntries(hidden.map((input) => [attribute(input, "name") ?? "", attribute(input, "value") ?? ""]));
  }
  throw new Error(`The page has no form with ${mark}`);
}

function textOf({ childNodes }: Element): string {
  return childNodes.map((node) => ("value" in node ? node.value : "")).join("");
}
