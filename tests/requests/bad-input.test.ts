import { afterEach } from "vitest";
import { type Locale, languageTag, locales, path, translator } from "#lib/i18n/index.ts";
import type { SignErrorCode } from "#lib/signatures/form/error-codes.ts";
import { countCanadianRowsOutside } from "#tests/support/journey-rows.ts";
import { mailOf } from "#tests/support/mailbox.ts";
import { expect, test } from "#tests/support/request-test.ts";
import { hiddenParts, type Part, readAnswer, sendParts } from "#tests/support/sent-form.ts";
import { aSupporter, petitions } from "#tests/support/supporters.ts";

/** The catalogue of bad input, row by row, against the whole site: what a browser would never send included. Nothing that was refused is stored. */

/** Everyone who signs this petition in these tests writes from Ontario, so a row from elsewhere was stored by mistake. */
const petition = "safe-third-country-agreement";
const address = (locale: Locale) => path(locale, "petitions", petitions[petition][locale]);

const good = { name: "Supporter", email: "supporter@example.org", postalCode: "X0A 0H0", country: "CA" };

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

afterEach(async () => {
  expect(await countCanadianRowsOutside(petition, "ON")).toBe(0);
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
}
