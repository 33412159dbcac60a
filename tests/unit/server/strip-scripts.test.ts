import { describe, expect, test } from "vitest";
import { stripScripts } from "#lib/server/strip-scripts.ts";

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="fr"><head>${head}</head><body>${body}</body></html>`;

describe("a page loses what only the framework needs", () => {
  test.each([
    ["its scripts", '<script src="/_next/static/chunks/a.js" async=""></script>'],
    ["its flight data", '<script>self.__next_f.push([1,"</main>"])</script>'],
    ["scripts hidden in upper case", "<SCRIPT>alert(1)</SCRIPT>"],
    ["scripts in a template", "<template><script>1</script></template>", "<template></template>"],
    ["React's markers", "<!--$--><!--/$--><!-- -->"],
    ["the empty shell of late metadata", '<div hidden=""><!--$--><!--/$--></div>'],
    ["a marked script with code inside", '<script data-keep="">alert(1)</script>'],
    ["a marked script from elsewhere", '<script data-keep="" src="https://evil.example/a.js"></script>'],
    ["a marked script from elsewhere without scheme", '<script data-keep="" src="//evil.example/a.js"></script>'],
  ])("%s", (_, unwanted, left = "") => {
    expect(stripScripts(page("", `<main>${unwanted}</main>`)).html).toBe(page("", `<main>${left}</main>`));
  });

  test("script preloads", () => {
    const preloads =
      '<link rel="preload" as="script" href="/a.js"><link rel="modulepreload" href="/b.js"><link rel="prefetch" as="script" href="/c.js">';
    expect(stripScripts(page(preloads, "")).html).toBe(page("", ""));
  });
});

test("styles, fonts, structured data and our own module stay", () => {
  const head =
    '<link rel="stylesheet" href="/a.css"><link rel="preload" as="font" type="font/woff2" crossorigin="" href="/a.woff2">' +
    '<script type="application/ld+json">{"name":"Droit au refuge <3"}</script>';
  const body = '<main>« Où ? » &amp; <em>C-2</em></main><script type="module" src="/enhance.js" data-keep=""></script>';
  expect(stripScripts(page(head, body)).html).toBe(page(head, body));
});

test("a word that looks like a script stays a word", () => {
  const body = "<p>Write &lt;script&gt; and nothing happens</p><textarea><script>1</script></textarea>";
  expect(stripScripts(page("", body)).html).toContain("&lt;script&gt; and nothing");
});

test("a page may say with which status it is to be sent", () => {
  expect(stripScripts(page("", '<div data-status="429" data-retry-after="600">Later</div>'))).toMatchObject({
    status: 429,
    retryAfter: 600,
  });
  expect(stripScripts(page("", '<div data-status="302">Elsewhere</div>'))).toMatchObject({
    status: 200,
    retryAfter: null,
  });
});
