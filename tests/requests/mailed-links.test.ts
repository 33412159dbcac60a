import { translator } from "#lib/i18n/index.ts";
import { rowBehind } from "#tests/support/journey-rows.ts";
import { mailOf } from "#tests/support/mailbox.ts";
import { pressed, sendSigning, tokenIn } from "#tests/support/pressing.ts";
import { expect, test } from "#tests/support/request-test.ts";
import { aSupporter } from "#tests/support/supporters.ts";

const t = translator("fr");

/** What is added to a link, or comes into it, between a mail and the address bar. */
const spoilt: [what: string, change: (link: string) => string][] = [
  ["the full stop of a sentence", (link) => `${link}.`],
  ["a closing bracket, encoded", (link) => `${link}%3E`],
  ["a quotation mark", (link) => `${link}%C2%BB,`],
  ["a line break", (link) => `${link}%0D%0A`],
  ["an invisible character", (link) => `${link}%E2%80%8B`],
  ["a slash and a tracking query", (link) => `${link}/?utm_source=mail&fbclid=abc`],
  ["a wrapped line inside", (link) => `${link.slice(0, -20)}=%0A%3E%20${link.slice(-20)}`],
  ["capitals", (link) => `${link.slice(0, -58)}${link.slice(-58).toUpperCase()}`],
  ["the same link once more", (link) => `${link}${link}`],
];

test("a link that a mail program has spoilt opens, and its button confirms", async ({ request }) => {
  const supporter = aSupporter();
  await sendSigning(request, "fr", "mass-deportations", supporter);
  const { link, text } = await mailOf(supporter.email);

  // In the mail it is alone on its line, and ends with a letter or a digit.
  expect(link).toMatch(/\/fr\/signatures\/[0-9a-z]{58}$/);
  expect(text.split(/\r?\n/)).toContain(link);

  const button = t("signature.confirm.button");
  for (const [what, change] of spoilt) {
    const answer = await request.get(change(link));
    expect(answer.status(), what).toBe(200);
    expect(await answer.text(), what).toContain(button);
  }

  // Without its last letter, or with NUL, it opens nothing.
  for (const cut of [link.slice(0, -1), `${link}%00`])
    expect(await (await request.get(cut)).text()).not.toContain(button);

  await pressed(request, `${new URL(link).pathname}.`, button, [], tokenIn(link));
  expect(await rowBehind(link)).toMatchObject({ status: "confirmed" });
});
