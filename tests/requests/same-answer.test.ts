import type { APIRequestContext, APIResponse } from "playwright";
import { inboxPath, locales, translator } from "#lib/i18n/index.ts";
import { rowBehind } from "#tests/support/journey-rows.ts";
import { mailOf } from "#tests/support/mailbox.ts";
import { confirmed as confirm, sendSigning, tokenIn, withdrawn as withdraw } from "#tests/support/pressing.ts";
import { expect, test } from "#tests/support/request-test.ts";
import { readAnswer } from "#tests/support/sent-form.ts";
import { aSupporter, petitions } from "#tests/support/supporters.ts";

const petition = "immigration-detention";

for (const locale of locales) {
  test(`nobody learns who signed: new, waiting, twice written, confirmed and held addresses get the same bytes (${locale})`, async ({
    request,
  }) => {
    const [waiting, several, confirmed] = [aSupporter(), aSupporter(), aSupporter()];
    const [held, withdrawn] = [aSupporter(), aSupporter()];
    await sendSigning(request, locale, petition, waiting);
    await sendSigning(request, locale, petition, held, [["website", "https://spam.example"]]);
    for (const supporter of [confirmed, withdrawn]) {
      await sendSigning(request, locale, petition, supporter);
      const { link } = await mailOf(supporter.email);
      await confirm(request, locale, tokenIn(link));
      if (supporter === withdrawn) await withdraw(request, locale, tokenIn(link));
      expect(await rowBehind(link)).toMatchObject({ status: supporter === withdrawn ? "withdrawn" : "confirmed" });
    }
    await sendSigning(request, locale, petition, several);
    await sendSigning(request, locale, petition, { ...several, name: "Somebody Else" });
    expect(await rowBehind((await mailOf(held.email)).link)).toMatchObject({ status: "held" });

    const answers = [];
    for (const supporter of [aSupporter(), waiting, several, confirmed, held, withdrawn])
      answers.push(await seen(await sendSigning(request, locale, petition, supporter), request));
    expect(answers[0]).toMatchObject({ status: 303, location: inboxPath(locale, petitions[petition][locale]) });
    for (const answer of answers) expect(answer).toEqual(answers[0]);

    const inbox = await request.get(inboxPath(locale, petitions[petition][locale]));
    expect(readAnswer(await inbox.text()).words).toContain(translator(locale)("inbox.title"));
  });
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
