import type { APIRequestContext } from "playwright";
import { getPetition } from "#lib/content/index.ts";
import { stopTokenOf } from "#lib/crypto/token.ts";
import { languageTag, locales, neverAgainSegment, path, translator, withdrawPath } from "#lib/i18n/index.ts";
import { letLapse, rowBehind } from "#tests/support/journey-rows.ts";
import { mailOf } from "#tests/support/mailbox.ts";
import { confirmed, pressed, signed, tokenIn, withdrawn } from "#tests/support/pressing.ts";
import { expect, test } from "#tests/support/request-test.ts";
import { hiddenParts, type Part, readAnswer, sendParts } from "#tests/support/sent-form.ts";
import { aSupporter } from "#tests/support/supporters.ts";
import { findInvalid } from "#tests/support/valid-html.ts";

const petition = "immigration-detention";

for (const locale of locales) {
  const t = translator(locale);
  const button = t("signature.confirm.button");
  const tools = t("signature.tools.title");

  /** Each state is reached as people reach it; only the days that pass are moved. */
  const states: [string, (request: APIRequestContext) => Promise<string>, Expected][] = [
    [
      "pending",
      (request) => signed(request, locale, petition),
      { words: [t("signature.confirm.title"), button], not: [tools] },
    ],
    [
      "pending, with several forms",
      (request) => signed(request, locale, petition, [], { name: "Somebody Else" }),
      { words: [t("signature.askedAgain.title"), t("signature.askedAgain.button")], not: [tools, button] },
    ],
    [
      "held",
      (request) => signed(request, locale, petition, [["website", "https://spam.example"]]),
      { words: [t("signature.confirm.title"), button], not: [tools] },
    ],
    [
      "held and confirmed",
      async (request) => confirmed(request, locale, await signed(request, locale, petition, [["website", "x"]])),
      { words: [t("signature.held.title"), tools], not: [button] },
    ],
    [
      "held and confirmed, after two forms",
      async (request) => {
        const automatic: Part[] = [["website", "x"]];
        const token = await signed(request, locale, petition, automatic, { name: "Somebody Else" });
        const typed: Part[] = [
          ["name", "Supporter"],
          ["postalCode", "K1A 0B1"],
          ["country", "CA"],
        ];
        return pressed(request, path(locale, "signatures", token), t("signature.askedAgain.button"), typed, token);
      },
      { words: [t("signature.held.title"), tools], not: [button] },
    ],
    [
      "confirmed",
      async (request) => confirmed(request, locale, await signed(request, locale, petition)),
      { title: t("signature.thanks.titlePage"), words: [t("signature.thanks.title"), tools], not: [button] },
    ],
    [
      "confirmed, with updates that were stopped",
      async (request) => {
        const token = await confirmed(request, locale, await signed(request, locale, petition), [["updates", "yes"]]);
        return pressed(request, path(locale, "signatures", token), t("signature.tools.updates.button"), [], token);
      },
      { title: t("signature.thanks.titlePage"), words: [t("signature.thanks.title"), tools], not: [button] },
    ],
    [
      "withdrawn",
      async (request) =>
        withdrawn(request, locale, await confirmed(request, locale, await signed(request, locale, petition))),
      { words: [t("signature.withdrawn.title")], not: [button, tools] },
    ],
    [
      "withdrawn while held",
      async (request) => {
        const token = await signed(request, locale, petition, [["website", "x"]]);
        return withdrawn(request, locale, await confirmed(request, locale, token));
      },
      { words: [t("signature.withdrawn.title")], not: [button, tools] },
    ],
    [
      "expired",
      async (request) => {
        const token = await signed(request, locale, petition);
        await letLapse(token);
        return token;
      },
      { status: 404, words: [t("signature.invalid.title")], not: [button, tools] },
    ],
  ];

  for (const [state, reach, { status = 200, words, not, title = words[0] }] of states) {
    test(`the own page of a signature that is ${state} (${locale})`, async ({ request }) => {
      const token = await reach(request);
      const before = await rowBehind(token);
      const answer = await request.get(path(locale, "signatures", token));
      const html = await answer.text();
      const read = readAnswer(html);
      expect(await findInvalid(html, state)).toEqual([]);
      expect([answer.status(), read.lang]).toEqual([status, languageTag[locale]]);
      expect(read.title.startsWith(`${title?.replace(/\.$/, "")} · `), read.title).toBe(true);
      for (const word of words) expect(read.words).toContain(word);
      for (const word of not) expect(read.words).not.toContain(word);
      for (const each of locales)
        for (const address of [path(each, "signatures", token), withdrawPath(each, token)])
          expect((await request.get(address)).status(), address).toBe(status);
      for (const each of locales) {
        const address = `${path(each, "signatures", token)}${neverAgainSegment[each]}`;
        expect((await request.get(address)).status(), address).toBe(200);
      }
      expect(await rowBehind(token)).toEqual(before);
    });
  }

  test(`news that was asked for without a signature, on every page of its link (${locale})`, async ({ request }) => {
    const { email } = aSupporter();
    const list = path(locale, "news");
    const typed: Part[] = [
      ["email", email],
      ["of", petition],
    ];
    const answer = await sendParts(request, list, [...(await hiddenParts(request, list)), ...typed]);
    expect(answer.status()).toBe(303);
    const token = tokenIn((await mailOf(email)).link);
    const own = path(locale, "signatures", token);
    const pages = locales.flatMap((each) => [
      path(each, "signatures", token),
      withdrawPath(each, token),
      `${path(each, "signatures", token)}${neverAgainSegment[each]}`,
    ]);
    const expectPages = async (state: string, words: string) => {
      for (const page of pages) expect((await request.get(page)).status(), `${state}: ${page}`).toBe(200);
      for (const page of [own, withdrawPath(locale, token)])
        expect(readAnswer(await (await request.get(page)).text()).words).toContain(words);
    };
    await expectPages("waiting", t("subscribe.confirm.title"));
    await pressed(request, own, t("subscribe.confirm.button"), [], token);
    await expectPages("coming", t("subscribe.coming.title"));
    await pressed(request, withdrawPath(locale, token), t("subscribe.coming.stop"), [], token);
    await expectPages("stopped", t("subscribe.stopped.title"));
  });

  test(`updates that come, and updates that are stopped (${locale})`, async ({ request }) => {
    const token = await confirmed(request, locale, await signed(request, locale, petition), [["updates", "yes"]]);
    const address = path(locale, "signatures", `updates/${stopTokenOf(token)}`);
    expect(readAnswer(await (await request.get(address)).text()).words).toContain(t("signature.updates.coming.title"));
    await pressed(request, address, t("signature.tools.updates.button"), [], token);
    const answer = await request.get(address);
    expect(answer.status()).toBeLessThan(500);
    const read = readAnswer(await answer.text());
    expect(read.words).toContain(`${read.title.split(" · ")[0]}.`);
    expect(read.words).toMatch(
      new RegExp(`${t("signature.updates.stopped.title")}|${t("signature.updates.invalid.title")}`),
    );
  });

  test(`a held signature can be read, corrected, sent as a copy and withdrawn (${locale})`, async ({ request }) => {
    const token = await confirmed(request, locale, await signed(request, locale, petition, [["website", "x"]]));
    const own = path(locale, "signatures", token);
    const press = async (tool: "name" | "data", typed: Part[] = []) => {
      const sent = [...(await hiddenParts(request, own, t(`signature.tools.${tool}.button`))), ...typed];
      const read = readAnswer(await (await sendParts(request, own, sent)).text());
      expect(read.words).toContain(t(`signature.tools.${tool}.done`));
    };
    await press("name", [["name", "O’Brien-Nguyễn"]]);
    await press("data");
    await withdrawn(request, locale, token);
    expect(await rowBehind(token)).toMatchObject({ status: "withdrawn" });
  });

  test(`withdrawing asks once more, and only its button does it (${locale})`, async ({ request }) => {
    const token = await confirmed(request, locale, await signed(request, locale, petition));
    const address = withdrawPath(locale, token);
    const { title } = await getPetition(locale, petition);
    for (let time = 0; time < 5; time += 1) {
      const read = readAnswer(await (await request.get(address)).text());
      for (const word of [
        t("signature.withdraw.title"),
        title,
        t("signature.withdraw.no"),
        t("signature.withdraw.yes"),
      ])
        expect(read.words).toContain(word);
    }
    expect(await rowBehind(token)).toMatchObject({ status: "confirmed" });
    await withdrawn(request, locale, token);
    expect(await rowBehind(token)).toMatchObject({ status: "withdrawn" });
  });
}

/** `title` is how the page's title begins: the heading, unless said. */
type Expected = { status?: number; title?: string; words: string[]; not: string[] };
