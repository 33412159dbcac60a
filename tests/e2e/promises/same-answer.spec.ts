import { type APIRequestContext, type APIResponse, expect } from "playwright/test";
import { inboxPath, type Locale, locales, path, translator } from "#lib/i18n/index.ts";
import { test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, petitions, pressConfirm, type Supporter, takeBack } from "#tests/support/journey.ts";
import { rowBehind } from "#tests/support/journey-rows.ts";
import { mailOf } from "#tests/support/mailbox.ts";
import { hiddenParts, type Part, sendParts } from "#tests/support/sent-form.ts";

const slugs = petitions["immigration-detention"];

for (const locale of locales) {
  test(`nobody learns who signed: new, waiting, twice written, confirmed and held addresses get the same bytes (${locale})`, async ({
    page,
    request,
  }) => {
    const [waiting, several, confirmed] = [aSupporter(), aSupporter(), aSupporter()];
    const [held, withdrawn] = [aSupporter(), aSupporter()];
    await signs(request, locale, waiting);
    await signs(request, locale, held, [["website", "https://spam.example"]]);
    for (const supporter of [confirmed, withdrawn]) {
      await signs(request, locale, supporter);
      const { link } = await mailOf(supporter.email);
      await page.goto(link);
      await pressConfirm(page, locale);
      if (supporter === withdrawn) await takeBack(page, locale);
      expect(await rowBehind(link)).toMatchObject({ status: supporter === withdrawn ? "withdrawn" : "confirmed" });
    }
    await signs(request, locale, several);
    await signs(request, locale, { ...several, name: "Somebody Else" });
    expect(await rowBehind((await mailOf(held.email)).link)).toMatchObject({ status: "held" });

    const answers = [];
    for (const supporter of [aSupporter(), waiting, several, confirmed, held, withdrawn])
      answers.push(await seen(await signs(request, locale, supporter), request));
    expect(answers[0]).toMatchObject({ status: 303, location: inboxPath(locale, slugs[locale]) });
    for (const answer of answers) expect(answer).toEqual(answers[0]);

    await page.goto(inboxPath(locale, slugs[locale]));
    await expect(heading(page)).toHaveText(translator(locale)("inbox.title"));
  });
}

async function signs(
  request: APIRequestContext,
  locale: Locale,
  supporter: Supporter,
  more: Part[] = [],
): Promise<APIResponse> {
  const address = path(locale, "petitions", slugs[locale]);
  const typed: Part[] = Object.entries({ ...supporter, country: "CA" });
  return sendParts(request, address, [...(await hiddenParts(request, address)), ...typed, ...more]);
}

/** All that leaves the site: the answer and the page it leads to, less the clock. */
async function seen(answer: APIResponse, request: APIRequestContext) {
  const { location = "" } = answer.headers();
  const next = await request.get(location);
  const heads = [answer, next].map((each) => {
    const { date: _, age: __, "x-request-id": ___, ...lasting } = each.headers();
    return lasting;
  });
  return { status: answer.status(), location, heads, bodies: [await answer.text(), await next.text()] };
}
