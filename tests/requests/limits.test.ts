import { locales, path, translator } from "#lib/i18n/index.ts";
import { rowBehind } from "#tests/support/journey-rows.ts";
import { signed } from "#tests/support/pressing.ts";
import { expect, test } from "#tests/support/request-test.ts";
import { hiddenParts, type Part, readAnswer, sendParts } from "#tests/support/sent-form.ts";
import { aSupporter, petitions } from "#tests/support/supporters.ts";
import { withinOneDay } from "#tests/support/within-one-day.ts";

const petition = "immigration-detention";

for (const locale of locales) {
  const t = translator(locale);

  test(`the thirty-first signing of a network within ten minutes has to wait, with its text kept (${locale})`, async ({
    request,
  }) =>
    withinOneDay(async () => {
      const address = path(locale, "petitions", petitions[petition][locale]);
      const supporter = aSupporter();
      const sent: Part[] = [
        ...(await hiddenParts(request, address)),
        ...Object.entries({ ...supporter, country: "CA" }),
      ];
      for (let time = 0; time < 30; time += 1) expect((await sendParts(request, address, sent)).status()).toBe(303);
      const answer = await sendParts(request, address, sent);
      expect([answer.status(), answer.headers()["retry-after"]]).toEqual([429, "600"]);
      const read = readAnswer(await answer.text());
      expect(read.words).toContain(t("form.errors.form.limited"));
      expect(read.fields.email?.value).toBe(supporter.email);
    }));

  test(`the thirty-first press of a network has to wait, and tokens that are none are presses too (${locale})`, async ({
    request,
  }) =>
    withinOneDay(async () => {
      const link = path(locale, "signatures", await signed(request, locale, petition));
      const right = await hiddenParts(request, link, t("signature.confirm.button"));
      const wrong = ["x", "x".repeat(25_000), "a\0b", "//evil.example/?a#b", ""];
      for (let time = 0; time < 30; time += 1) {
        const token = wrong[time % wrong.length] ?? "";
        const sent = right.map(([field, value]): Part => [field, field === "token" ? token : value]);
        const answer = await sendParts(request, link, sent);
        expect(answer.status()).toBe(303);
        expect((await request.get(answer.headers().location ?? "")).status()).toBe(404);
      }
      const answer = await sendParts(request, link, right);
      expect(answer.status()).toBe(429);
      expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
      expect(readAnswer(await answer.text()).words).toContain(t("signature.press.limited"));
      expect(await rowBehind(link)).toMatchObject({ status: "pending" });
    }));
}
