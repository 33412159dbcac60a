import { path } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/request-test.ts";
import { onePageOfEachKind } from "#tests/support/twins.ts";

for (const [header, locale] of [
  ["fr-CA", "fr"],
  ["fr", "fr"],
  ["en", "en"],
  ["en-GB,en;q=0.9,fr;q=0.8", "en"],
  ["de", "en"],
  ["de,fr;q=0.5,en;q=0.3", "fr"],
  ["en;q=0.3, fr;q=0.9", "fr"],
  ["fr;q=0, en", "en"],
  ["*", "en"],
  ["fr-Latn-CA, en;q=0.5", "fr"],
  ["moh, en-CA;q=0.4, fr;q=0.6", "fr"],
  ["en;q=0, *", "fr"],
  ["no-language-at-all;;;", "en"],
] as const) {
  test(`the bare address leads a browser that prefers "${header}" to /${locale}`, async ({ request }) => {
    const answer = await request.get("/", { headers: { "accept-language": header }, maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expect(answer.headers().location).toBe(path(locale, "home"));
    expect(answer.headers().vary).toMatch(/accept-language/i);
  });
}

test("no other address redirects by language", async ({ request }) => {
  for (const address of onePageOfEachKind.flatMap((twin) => Object.values(twin))) {
    const answers = await Promise.all(
      ["en", "fr-CA", "de"].map((language) =>
        request.get(address, { headers: { "accept-language": language }, maxRedirects: 0 }),
      ),
    );
    expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200]);
    const [first, ...others] = await Promise.all(answers.map((answer) => answer.text()));
    for (const html of others) expect(html === first, `${address} is the same for every browser`).toBe(true);
  }
});
