import { mailOf } from "#tests/support/mailbox.ts";
import { sendSigning } from "#tests/support/pressing.ts";
import { faultsOf, personal } from "#tests/support/promised-headers.ts";
import { expect, test } from "#tests/support/request-test.ts";
import { listPages, readEveryPage } from "#tests/support/site-pages.ts";
import { aSupporter, issuePath, petitions } from "#tests/support/supporters.ts";

test("every page, feed and file carries the promised headers, and none that tells or tracks", async ({ request }) => {
  const listed = (await listPages(request)).map((each) => each.path);
  const others = ["/", "/sitemap.xml", "/robots.txt", "/en/feed.xml", "/fr/feed.xml", "/enhance.js", "/healthz"];
  for (const address of [...listed, ...others, "/illustrations/hero.svg", "/api/petitions/bill-c-2"]) {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(faultsOf(answer), address).toEqual([]);
    const [head, asked] = [await request.head(address, { maxRedirects: 0 }), answer.headers()];
    expect(head.headers()["content-security-policy"], `HEAD ${address}`).toBe(asked["content-security-policy"]);
  }
});

test("what concerns one person is never kept and never indexed", async ({ request }) => {
  const petition = petitions["immigration-detention"].en;
  const supporter = aSupporter();
  const { location = "" } = (await sendSigning(request, "en", "immigration-detention", supporter)).headers();
  const { link } = await mailOf(supporter.email);
  for (const address of [location, link, "/en/signatures/nothing", "/en/nothing-here", "/nothing-here", "/.env"]) {
    const answer = await request.get(address, { maxRedirects: 0, headers: { accept: "text/html" } });
    expect(faultsOf(answer), address).toEqual([]);
    expect(answer.headers(), address).toMatchObject(personal);
  }
  const form = { multipart: { petition, locale: "en", name: "" } };
  const posted = await request.post(issuePath("en", "immigration-detention"), form);
  expect(faultsOf(posted)).toEqual([]);
  expect(posted.headers()).toMatchObject(personal);
});

test("a form from elsewhere is refused with the same headers", async ({ request }) => {
  const headers = { origin: "https://elsewhere.example" };
  const answer = await request.post(issuePath("fr", "bill-c-2"), { headers, multipart: { name: "Supporter" } });
  expect(answer.status()).toBe(403);
  expect(faultsOf(answer)).toEqual([]);
  expect(answer.headers()).toMatchObject(personal);
});

test("no page has a style attribute, a style element or a script of its own inside it", async ({ request }) => {
  for (const [address, { inlineStyles, inlineScripts, scripts }] of await readEveryPage(request)) {
    expect({ inlineStyles, inlineScripts, scripts }, address).toEqual({
      inlineStyles: [],
      inlineScripts: [],
      scripts: ["/enhance.js"],
    });
  }
});
