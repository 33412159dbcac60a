import { parse } from "parse5";
import type { APIRequestContext, APIResponse } from "playwright/test";
import { attribute, elements } from "#lib/server/html-tree.ts";
import { baseUrl } from "./started-site.ts";

/** One part of a form; bytes may be invalid text, and a file has a name. */
export type Part = [field: string, value: string | Buffer, fileName?: string];

/**
 * The hidden fields of a form in a page.
 * @param button the text of its button; by default the form for signing
 */
export async function hiddenParts(request: APIRequestContext, address: string, button?: string): Promise<Part[]> {
  const html = await (await request.get(address)).text();
  const forms = [...elements(parse(html))].filter(({ tagName }) => tagName === "form");
  const form = forms.find((each) => (button ? wordsOf(each).includes(button) : attribute(each, "id") === "sign-form"));
  if (!form) throw new Error(`${address} has no such form`);
  return [...elements(form)]
    .filter((element) => attribute(element, "type") === "hidden")
    .map((element) => [attribute(element, "name") ?? "", attribute(element, "value") ?? ""]);
}

/** Posts a form as browsers do, with exactly the given bytes; it does not follow redirects. */
export async function sendParts(
  request: APIRequestContext,
  address: string,
  parts: Part[],
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  const boundary = "----a-part-of-a-form";
  const bytes = parts.flatMap(([field, value, fileName]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"`),
    Buffer.from(fileName === undefined ? "" : `; filename="${fileName}"\r\nContent-Type: text/plain`),
    Buffer.from("\r\n\r\n"),
    Buffer.from(value),
    Buffer.from("\r\n"),
  ]);
  return request.post(address, {
    headers: { origin: baseUrl, "content-type": `multipart/form-data; boundary=${boundary}`, ...headers },
    data: Buffer.concat([...bytes, Buffer.from(`--${boundary}--\r\n`)]),
    maxRedirects: 0,
  });
}

/** The answer to a form as a reader sees it. */
export type Answer = {
  lang: string;
  title: string;
  /** All text of the page, in order. */
  words: string;
  /** By field: its value, whether it is ticked, and whether it is marked as wrong. */
  fields: Record<string, { value: string; ticked: boolean; wrong: boolean }>;
};

/** Parses an answer as a browser would, without opening it. */
export function readAnswer(html: string): Answer {
  const all = [...elements(parse(html))];
  const html5 = all.find(({ tagName }) => tagName === "html");
  const title = all.find(({ tagName }) => tagName === "title");
  const fields = all.filter(({ tagName }) => tagName === "input");
  return {
    lang: (html5 && attribute(html5, "lang")) ?? "",
    title: title ? wordsOf(title) : "",
    words: html5 ? wordsOf(html5) : "",
    fields: Object.fromEntries(
      fields.map((field) => [
        attribute(field, "name") ?? "",
        {
          value: attribute(field, "value") ?? "",
          ticked: attribute(field, "checked") !== undefined,
          wrong: attribute(field, "aria-invalid") === "true",
        },
      ]),
    ),
  };
}

function wordsOf(node: object): string {
  if ("value" in node && typeof node.value === "string") return node.value;
  const children = "childNodes" in node && Array.isArray(node.childNodes) ? node.childNodes : [];
  return children.map(wordsOf).join("");
}
