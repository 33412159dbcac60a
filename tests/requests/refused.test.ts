import { afterEach } from "vitest";
import { type Locale, languageTag, locales, path, translator } from "#lib/i18n/index.ts";
import { countCanadianRowsOutside } from "#tests/support/journey-rows.ts";
import { expect, test } from "#tests/support/request-test.ts";
import { hiddenParts, type Part, readAnswer, sendParts } from "#tests/support/sent-form.ts";
import { petitions } from "#tests/support/supporters.ts";

/** What is refused before any field is read, and what is no page at all: answered in words, and nothing is stored. */

/** Everyone who signs this petition in these tests writes from Ontario, so a row from elsewhere was stored by mistake. */
const petition = "safe-third-country-agreement";
const address = (locale: Locale) => path(locale, "petitions", petitions[petition][locale]);

const good = { name: "Supporter", email: "supporter@example.org", postalCode: "X0A 0H0", country: "CA" };

afterEach(async () => {
  expect(await countCanadianRowsOutside(petition, "ON")).toBe(0);
});

for (const locale of locales) {
  const t = translator(locale);
  const parts = async (request: Parameters<typeof hiddenParts>[0]): Promise<Part[]> => [
    ...(await hiddenParts(request, address(locale))),
    ...Object.entries(good),
  ];

  test(`a language that is none, or another petition's hidden field, stores nothing (${locale})`, async ({
    request,
  }) => {
    const sent = await parts(request);
    for (const [field, value] of [
      ["locale", "../fr"],
      ["petition", "../bill-c-2"],
      ["petition", "__proto__"],
    ]) {
      const tampered = sent.map((part): Part => (part[0] === field ? [field, value ?? ""] : part));
      const read = readAnswer(await (await sendParts(request, address(locale), tampered)).text());
      expect(read.words).toContain(t("form.errors.form.closed"));
      expect(read.fields.name?.value).toBe(good.name);
    }
    for (const odd of ["/..%2ffr", `/${locale}%2f..%2ffr`, "/de"])
      expect((await request.get(odd)).status(), odd).toBe(404);
  });

  const refusals: [
    what: string,
    status: number,
    words: Parameters<typeof t>[0],
    change: (sent: Part[]) => Part[],
    headers?: Record<string, string>,
  ][] = [
    ["40 kB", 413, "front.tooLargeKept.title", (sent) => [...sent, ["name", "x".repeat(40_000)]]],
    [
      "1,500 fields",
      413,
      "front.tooLargeKept.title",
      (sent) => [...sent, ...Array.from({ length: 1500 }, (): Part => ["f", ""])],
    ],
    ["a foreign Origin", 403, "front.foreignPostKept.title", (sent) => sent, { origin: "https://evil.example" }],
    ["Origin null", 403, "front.foreignPostKept.title", (sent) => sent, { origin: "null" }],
    ["a forged Host", 400, "front.badRequest.title", (sent) => sent, { host: "evil.example" }],
    ["an unknown action id", 409, "front.staleForm.title", (sent) => withAction(sent, "0".repeat(42))],
    ["a malformed action id", 400, "front.badFormKept.title", (sent) => withAction(sent, "zzz")],
  ];
  for (const [what, status, words, change, headers] of refusals) {
    test(`${what} is answered with ${status}, in words (${locale})`, async ({ request }) => {
      const answer = await sendParts(request, address(locale), change(await parts(request)), headers);
      expect(answer.status()).toBe(status);
      const read = readAnswer(await answer.text());
      expect(read.lang.slice(0, 2)).toBe(locale);
      expect(read.words).toContain(t(words));
      if (what !== "a forged Host") expect(read.fields.name?.value).toBe(good.name);
    });
  }

  test(`every token that opens nothing gets one identical refusal (${locale})`, async ({ request }) => {
    const tokens = [
      "short",
      "A".repeat(48),
      "A".repeat(10_000),
      "%00",
      "a%00b",
      "..%2f..%2foutbox",
      "%3Cscript%3E",
      "%25zz",
      "0".repeat(58),
    ];
    const pages = await Promise.all(
      tokens.map(async (token) => {
        const answer = await request.get(path(locale, "signatures", token));
        expect([answer.status(), answer.headers()["cache-control"]]).toEqual([404, "no-store"]);
        return readAnswer(await answer.text()).words;
      }),
    );
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).toContain(t("signature.invalid.title"));
  });

  test(`what is no page is answered in words, whatever is asked (${locale})`, async ({ request }) => {
    const page = path(locale, "rights");
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      const answer = await request.fetch(page, { method, headers: { accept: "text/html" } });
      expect([answer.status(), readAnswer(await answer.text()).lang]).toEqual([405, locale]);
    }
    const plain = await (await request.get(page)).text();
    const probes = {
      "x-middleware-subrequest": "middleware:middleware",
      rsc: "1",
      "next-router-state-tree": "%5B%22%22%5D",
      "next-action": "0".repeat(42),
    };
    for (const [name, value] of Object.entries(probes)) {
      const answer = await request.get(page, { headers: { [name]: value } });
      expect(await answer.text(), name).toBe(plain);
    }
    for (const missing of [
      `/${locale}/%00`,
      `/${locale}/issues.rsc`,
      `${page}?_rsc=1`,
      `/${locale}/${"a".repeat(9_000)}`,
      `/share/${locale}/nothing.png`,
      `/embed/${locale}/nothing`,
    ]) {
      const answer = await request.get(missing, {
        headers: { accept: "text/html", "accept-language": languageTag[locale] },
      });
      expect([answer.status(), answer.headers()["cache-control"]], missing).toEqual([404, "no-store"]);
      expect(readAnswer(await answer.text()).lang, missing).toBe(languageTag[locale]);
    }
  });
}

test("files that are none of a reader's business are not there", async ({ request }) => {
  for (const file of [
    "/export.csv",
    "/.env",
    "/.git/config",
    "/package.json",
    "/_next/image?url=http://169.254.169.254",
    "/data/..%2f",
    "/_next/static/../../package.json",
    "/api/petitions/__proto__",
  ])
    expect((await request.get(file)).status(), file).toBe(404);
  expect((await request.get("/en", { headers: { x: "y".repeat(20_000) } })).status()).toBe(431);
});

function withAction(sent: Part[], id: string): Part[] {
  return sent.map((part) =>
    part[0] === "$ACTION_1:0" ? [part[0], String(part[1]).replace(/"id":"\w+"/, `"id":"${id}"`)] : part,
  );
}
