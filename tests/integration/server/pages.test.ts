import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { invalidatePages } from "#lib/server/invalidate.ts";
import { NEXT_CACHE_HEADER, NEXT_CACHE_HIT, NEXT_CACHE_STALE } from "#lib/server/next-contract.ts";
import { aSite, asPage, aToken } from "./site.ts";

const long = "<p>Everyone has the right to seek asylum.</p>".repeat(50);
const html = (inside: string) => `<!DOCTYPE html><html lang="en"><head></head><body>${inside}</body></html>`;

/** A site with one page, counting how often Next was asked. */
async function aCountedSite(headers?: Record<string, string>) {
  const asked: string[] = [];
  const site = await aSite((request, response) => {
    asked.push(request.url ?? "");
    asPage(response, html(`${long}<script>self.__next_f.push([0])</script><b>${asked.length}</b>`), headers);
  });
  return { ...site, asked };
}

test("a page is asked for once and then served from memory, whatever the query says", async () => {
  const { send, asked } = await aCountedSite();
  const first = await send("/en/issues/bill-c-2");
  const second = await send("/en/issues/bill-c-2?utm_source=mail");
  expect(first.status).toBe(200);
  expect(first.text).toBe(html(`${long}<b>1</b>`));
  expect(second.text).toBe(first.text);
  expect(asked).toEqual(["/en/issues/bill-c-2"]);
  expect(first.headers["cache-control"]).toBe("public, max-age=0, s-maxage=10, stale-while-revalidate=60");
});

test("each browser gets the form it understands, with its true length", async () => {
  const { send } = await aCountedSite();
  const plain = await send("/en");
  const br = await send("/en", { headers: { "accept-encoding": "gzip, br" } });
  const gzip = await send("/en", { headers: { "accept-encoding": "gzip" } });
  expect(br.headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(br.body)).toEqual(plain.body);
  expect(gunzipSync(gzip.body)).toEqual(plain.body);
  for (const { headers, body } of [plain, br, gzip]) {
    expect(headers["content-length"]).toBe(String(body.length));
    expect(headers.vary).toBe("Accept-Encoding");
    expect(headers.etag).toBe(plain.headers.etag);
  }
});

test("HEAD has the headers of GET and no body", async () => {
  const { send } = await aCountedSite();
  const get = await send("/en");
  const head = await send("/en", { method: "HEAD" });
  // Both tell the time, and a second may pass between them; each has an id.
  const { date: _, age: __, "x-request-id": ___, ...headers } = head.headers;
  expect(get.headers).toMatchObject(headers);
  expect(head.body).toHaveLength(0);
});

test("a browser that has the page gets 304", async () => {
  const { send } = await aCountedSite();
  const { headers } = await send("/en");
  const again = await send("/en", { headers: { "if-none-match": headers.etag ?? "" } });
  expect(again.status).toBe(304);
  expect(again.body).toHaveLength(0);
  expect(again.headers.etag).toBe(headers.etag);
  expect((await send("/en", { headers: { "if-none-match": 'W/"other"' } })).status).toBe(200);
});

test("after a drop the next request is exact", async () => {
  const { send } = await aCountedSite();
  expect((await send("/en")).text).toContain("<b>1</b>");
  invalidatePages();
  expect((await send("/en")).text).toContain("<b>2</b>");
});

test.each([NEXT_CACHE_HIT, NEXT_CACHE_STALE])(
  "a page with a count that Next had kept (%s) is rendered before it is sent",
  async (state) => {
    const asked: (string | undefined)[] = [];
    const { send } = await aSite(
      (request, response) => {
        const rendered = request.headers["x-render"] !== undefined;
        asked.push(request.url);
        asPage(response, html(rendered ? "new" : "old"), { [NEXT_CACHE_HEADER]: rendered ? "REVALIDATED" : state });
      },
      { renderNow: { "x-render": "now" } },
    );
    expect((await send("/en")).text).toContain("new");
    invalidatePages();
    expect((await send("/en")).text).toContain("new");
    // From the second time on it is known that it shows a count.
    expect(asked).toHaveLength(3);
  },
);

test("a page without a count is taken as Next kept it, outlasts changes of count, and is always new to a shared cache", async () => {
  let now = 0;
  const lasting = { "cache-control": "s-maxage=31536000", [NEXT_CACHE_HEADER]: NEXT_CACHE_HIT };
  const asked: (string | undefined)[] = [];
  const { send } = await aSite(
    (request, response) => {
      asked.push(request.url);
      asPage(response, html("about"), lasting);
    },
    { now: () => now, renderNow: { "x-render": "now" } },
  );
  await send("/en/about");
  invalidatePages();
  now += 600_000;
  expect((await send("/en/about")).headers.age).toBe("0");
  expect(asked).toEqual(["/en/about"]);
});

test.each([
  ["a cookie", { "set-cookie": "a=b" }],
  ["no-store", { "cache-control": "private, no-store" }],
])("an answer with %s is served without it and never kept", async (_, headers) => {
  const { send, asked } = await aCountedSite(headers);
  await send("/en");
  const { headers: sent } = await send("/en");
  expect(sent["set-cookie"]).toBeUndefined();
  expect(sent["cache-control"]).toBe("no-store");
  expect(asked).toHaveLength(2);
});

test("a supporter's own page is never kept and never indexed, even if Next said it could be", async () => {
  const { send, asked } = await aCountedSite();
  await send(`/en/signatures/${aToken}`);
  const { headers, text } = await send(`/en/signatures/${aToken}`);
  expect(asked).toHaveLength(2);
  expect(headers["cache-control"]).toBe("no-store");
  expect(headers["x-robots-tag"]).toBe("noindex");
  expect(text).not.toContain("<script");
});

test("variants of an address do not fill the memory", async () => {
  const { send, asked } = await aCountedSite();
  for (const path of ["/en/issues%20", "/en/ISSUES", "/EN", "/wp-login.PHP", "/en/d%C3%A9tention"]) {
    expect((await send(path)).status).toBe(404);
  }
  expect(asked).toEqual(["/en/not-found?"]);
  await send("/en/issues");
  await send("/en/%69ssues");
  expect(asked).toHaveLength(2);
});

test("pages stay when Next fails, and say so when there is nothing to show", async () => {
  let broken = false;
  let now = 0;
  const { send, reports } = await aSite(
    (_, response) => {
      if (broken) throw new Error("database gone");
      asPage(response, html("<b>kept</b>"));
    },
    { now: () => now },
  );
  await send("/en");
  broken = true;
  now = 3_600_000;
  expect((await send("/en")).text).toContain("kept");
  const other = await send("/fr/droits", { headers: { accept: "text/html" } });
  expect(other.status).toBe(500);
  expect(other.text).toContain('<html lang="fr">');
  expect(reports).toContain("page not fetched /fr/droits");
});

test("files keep their bytes and may be kept by browsers", async () => {
  const bytes = Buffer.from([0, 255, 1, 254]);
  const { send } = await aSite((request, response) => {
    const immutable = request.url?.startsWith("/_next/static/");
    response.writeHead(200, {
      "content-type": "font/woff2",
      "cache-control": immutable ? "public, max-age=31536000, immutable" : "public, max-age=0",
    });
    response.end(bytes);
  });
  const built = await send("/_next/static/media/serif.woff2", { headers: { "accept-encoding": "br" } });
  expect(built.body).toEqual(bytes);
  expect(built.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect((await send("/fonts/serif.woff2")).headers["cache-control"]).toContain("max-age=86400");
});

test("JSON and redirects pass through", async () => {
  const { send } = await aSite((request, response) => {
    if (request.url === "/") {
      const location = request.headers["accept-language"]?.startsWith("fr") ? "/fr" : "/en";
      return response.writeHead(307, { location, "set-cookie": "NEXT_LOCALE=fr" }).end();
    }
    response.writeHead(503, { "content-type": "application/json", "cache-control": "no-store" }).end('{"ok":false}');
  });
  const root = await send("/", { headers: { "accept-language": "fr-CA" } });
  expect([root.status, root.headers.location, root.headers["set-cookie"]]).toEqual([307, "/fr", undefined]);
  expect((await send("/")).headers.location).toBe("/en");
  const ready = await send("/readyz", { headers: { host: "10.0.0.7:3000" } });
  expect([ready.status, ready.text]).toEqual([503, '{"ok":false}']);
});

test("a count is never older than ten seconds", async () => {
  let now = 100_000;
  const { send } = await aSite((_, response) => asPage(response, `<b>${now}</b>`), { now: () => now });
  for (const pause of [0, 1, 3, 0.5, 4, 5, 7.9, 8.1, 9.9, 10.1, 60, 0, 1.9, 2, 3.9, 9, 3600]) {
    now += pause * 1000;
    const { text, headers } = await send("/en");
    const age = now - Number(/<b>([\d.]+)<\/b>/.exec(text)?.[1]);
    expect(age).toBeLessThanOrEqual(10_000);
    expect(headers.age).toBe(String(Math.floor(age / 1000)));
  }
});
