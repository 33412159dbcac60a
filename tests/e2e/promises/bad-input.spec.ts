import { type Locale, languageTag, locales, path, translator } from "#lib/i18n/index.ts";
import type { SignErrorCode } from "#lib/signatures/form/error-codes.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, petitions } from "#tests/support/journey.ts";
import { countCanadianRowsOutside } from "#tests/support/journey-rows.ts";
import { mailOf } from "#tests/support/mailbox.ts";
import { hiddenParts, type Part, readAnswer, sendParts } from "#tests/support/sent-form.ts";

/** The catalogue of bad input, row by row, against the whole site: what a browser would never send included. */

const petition = "immigration-detention";
const address = (locale: Locale) => path(locale, "petitions", petitions[petition][locale]);

/** Nobody else in these tests signs from Nunavut, so a row from there was stored by mistake. */
const good = { name: "Supporter", email: "supporter@example.org", postalCode: "X0A 0H0", country: "CA" };
const provinceOfOthers = "ON";

type Field = "name" | "email" | "postalCode";
type Row = [what: string, field: Field, typed: string, error: SignErrorCode];

const anyField = (field: Field): Row[] => [
  ["spaces only", field, "   ", `${field}.missing`],
  ["zero-width only", field, "\u200B\u2060\uFEFF", `${field}.missing`],
  ["NUL", field, "Sup\0porter", `${field}.broken`],
  ["U+FFFD", field, "Sup\uFFFDporter", `${field}.broken`],
  ["bidi override", field, "Sup\u202Eporter", `${field}.direction`],
];

const rows: Row[] = [
  ...anyField("name"),
  ...anyField("email"),
  ...anyField("postalCode"),
  ["leading =", "name", "=1+1", "name.leading"],
  ["leading +", "name", "+1", "name.leading"],
  ["leading -", "name", "-1", "name.leading"],
  ["leading @", "name", "@SUM(A1)", "name.leading"],
  ["leading tab", "name", "\tSupporter", "name.leading"],
  ["URL", "name", "Supporter https://spam.example", "name.link"],
  ["CRLF Bcc:", "name", "Supporter\r\nBcc: all@example.org", "name.lines"],
  ["101 characters", "name", "a".repeat(101), "name.long"],
  ["500 combining marks", "name", `a${"\u0301".repeat(500)}`, "name.marks"],
  ["a@b", "email", "a@b", "email.domain"],
  ["two @", "email", "a@b@c.ca", "email.two-at-signs"],
  ["a@localhost", "email", "a@localhost", "email.domain"],
  ["a@[127.0.0.1]", "email", "a@[127.0.0.1]", "email.domain"],
  ["comma list", "email", "a@x.ca, b@x.ca", "email.list"],
  ["255 characters", "email", `a@${"b.".repeat(125)}example`.slice(0, 255), "email.long"],
  ["non-ASCII local part", "email", "élodie@example.org", "email.local-part"],
  ["D1A 0A1", "postalCode", "D1A 0A1", "postalCode.letter"],
  ["W1A 0A1", "postalCode", "W1A 0A1", "postalCode.letter"],
  ["letter O for zero", "postalCode", "K1A OB1", "postalCode.letter-o"],
  ["US ZIP with Canada", "postalCode", "90210", "postalCode.zip"],
];

const accepted: [what: string, changes: Partial<typeof good>][] = [
  ["a name of one letter", { name: "O" }],
  ["an apostrophe, a hyphen and stacked accents", { name: "O'Brien-Nguyễn" }],
  ["Inuktitut", { name: "ᐃᓄᒃᑎᑐᑦ" }],
  ["Arabic", { name: "محمد علی" }],
  ["a decomposed é", { name: "E\u0301lodie" }],
  ["markup", { name: "<script>alert(1)</script>" }],
  ["a template", { name: "$" + "{7*7}" }],
  ["SQL text", { name: "Robert'); DROP TABLE signature;--" }],
  ["k1a0b1", { postalCode: "k1a0b1" }],
  ["K1A-0B1", { postalCode: "K1A-0B1" }],
  ["a blank postal code abroad", { postalCode: "", country: "TV" }],
];

test.afterEach("nothing that was refused is stored", async () => {
  expect(await countCanadianRowsOutside(petition, provinceOfOthers)).toBe(0);
});

for (const locale of locales) {
  const t = translator(locale);
  const parts = async (request: Parameters<typeof hiddenParts>[0], changes: Partial<typeof good> = {}) => {
    const typed: Part[] = Object.entries({ ...good, ...changes });
    return [...(await hiddenParts(request, address(locale))), ...typed];
  };

  for (const [what, field, typed, error] of rows) {
    test(`${field}, ${what}: an error in words, and the text is kept (${locale})`, async ({ request }) => {
      const answer = await sendParts(request, address(locale), await parts(request, { [field]: typed }));
      expect(answer.status()).toBe(200);
      const read = readAnswer(await answer.text());
      expect(read.lang).toBe(languageTag[locale]);
      expect(read.title.startsWith(t("form.titlePrefix", { title: "" }).trimEnd())).toBe(true);
      expect(read.words).toContain(t(`form.errors.${error}`));
      const kept = { ...good, [field]: typed.replace("\0", "").replace("\r\n", "\n") };
      for (const each of ["name", "email", "postalCode"] as const)
        expect(read.fields[each]).toMatchObject({ value: kept[each], wrong: each === field });
    });
  }

  for (const field of ["name", "email", "postalCode"] as const) {
    const other = { name: "", email: "", postalCode: "", [field]: undefined };
    test(`${field} missing, repeated, a file, or bytes that are no text (${locale})`, async ({ request }) => {
      const without = (await parts(request)).filter(([name]) => name !== field);
      const value = good[field];
      const sent: [Part[], SignErrorCode][] = [
        [[], `${field}.missing`],
        [
          [
            [field, value],
            [field, value],
          ],
          `${field}.repeated`,
        ],
        [[[field, value, "name.txt"]], `${field}.file`],
        [[[field, Buffer.from([0x61, 0xff, 0xfe, 0x62])]], `${field}.broken`],
      ];
      for (const [added, error] of sent) {
        const answer = await sendParts(request, address(locale), [...without, ...added]);
        const read = readAnswer(await answer.text());
        expect(read.words).toContain(t(`form.errors.${error}`));
        for (const each of Object.keys(other).filter((name) => name !== field))
          expect(read.fields[each]?.value).toBe(good[each as Field]);
      }
    });
  }

  for (const [what, changes] of accepted) {
    test(`${what} is accepted, and the mail arrives (${locale})`, async ({ request }) => {
      const { email } = aSupporter();
      const sent = await parts(request, { postalCode: "K1A 0B1", ...changes, email });
      const ignored: Part[] = [
        ["role", "admin"],
        ["confirmedAt", "2026-01-01"],
        ["__proto__", "x"],
        ["next", "https://evil.example"],
      ];
      const answer = await sendParts(request, `${address(locale)}?next=https://evil.example`, [...sent, ...ignored]);
      expect(answer.status()).toBe(303);
      expect(answer.headers().location).toBe(
        `${address(locale)}${locale === "en" ? "/check-your-inbox" : "/verifiez-vos-courriels"}`,
      );
      expect((await mailOf(email)).html).not.toContain("<script");
    });
  }

  test(`what was typed comes back as text, whatever it looks like (${locale})`, async ({ request }) => {
    for (const name of [
      "<script>alert(1)</script>",
      "$" + "{7*7}",
      '"><img src=x onerror=alert(1)>',
      "Robert'); DROP TABLE signature;--",
    ]) {
      const answer = await sendParts(request, address(locale), await parts(request, { name, email: "a@b" }));
      const html = await answer.text();
      expect(readAnswer(html).fields.name?.value).toBe(name);
      expect(html).not.toContain("<script>alert");
      expect(html).not.toContain("<img src=x");
    }
  });

  test(`outer spaces, a plus tag, accents after the @ and a look-alike domain are addresses (${locale})`, async ({
    request,
  }) => {
    const { email } = aSupporter();
    const [local = ""] = email.split("@");
    for (const [typed, mailed] of [
      [`  ${email}\u00A0`, email],
      [`${local}+petition@dead-domain-nobody-owns.ca`, `${local}+petition@dead-domain-nobody-owns.ca`],
      [`${local}@é.ca`, `${local}@xn--9ca.ca`],
      [`${local}@gmаil.com`, `${local}@xn--gmil-63d.com`],
    ] as const) {
      const answer = await sendParts(
        request,
        address(locale),
        await parts(request, { email: typed, postalCode: "K1A 0B1" }),
      );
      expect(answer.status(), typed).toBe(303);
      await mailOf(mailed);
    }
  });

  test(`only one plain yes is consent, and no address ticks the box (${locale})`, async ({ request }) => {
    const opened = readAnswer(await (await request.get(`${address(locale)}?updates=yes`)).text());
    for (const values of [["on"], ["1"], ["yes", "yes"], []]) {
      const ticks = values.map((value): Part => ["updates", value]);
      const sent = [...(await parts(request, { email: "a@b" })), ...ticks, ["updates[]", "yes"] as Part];
      const read = readAnswer(await (await sendParts(request, address(locale), sent)).text());
      expect(read.fields.updates?.ticked, values.join()).toBe(false);
    }
    expect(opened.fields.updates?.ticked).toBe(false);
  });

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
    for (const odd of ["/..%2ffr", `/${locale}%2f..%2ffr`, "/de", "/EN"])
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
