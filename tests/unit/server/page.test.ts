import { expect, test } from "vitest";
import { prepare } from "#lib/server/page.ts";

const headers = { "content-type": "text/html; charset=utf-8" };
const html = (words: string, flight: number) =>
  Buffer.from(`<!DOCTYPE html><p>${words.repeat(40)}</p><script>self.__next_f.push([${flight}])</script>`);

async function prepareNow(words: string, flight: number, previous: Awaited<ReturnType<typeof prepare>> = null) {
  const page = await prepare("/en", headers, html(words, flight), previous);
  if (!page) throw new Error("The page was refused");
  return page;
}

test("a page that is rendered again with the same words is not compressed again", async () => {
  const first = await prepareNow("the right to seek asylum ", 1);
  const again = await prepareNow("the right to seek asylum ", 2, first);
  expect(again.etag).toBe(first.etag);
  expect(again.forms.br).toBe(first.forms.br);
});

test("a page with other words has a tag and bytes of its own", async () => {
  const first = await prepareNow("12 people have signed ", 1);
  const next = await prepareNow("13 people have signed ", 1, first);
  expect(next.etag).not.toBe(first.etag);
  expect(next.forms.br?.equals(first.forms.br ?? Buffer.alloc(0))).toBe(false);
});
