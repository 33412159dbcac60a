import { translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, sign } from "#tests/support/journey.ts";
import { rowBehind } from "#tests/support/journey-rows.ts";
import { mailOf } from "#tests/support/mailbox.ts";

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

test("a link that a mail program has spoilt opens, and its button confirms", async ({ page, request }) => {
  const supporter = aSupporter();
  await sign(page, "fr", "mass-deportations", supporter);
  const { link, text } = await mailOf(supporter.email);

  await test.step("in the mail it is alone on its line, and ends with a letter or a digit", () => {
    expect(link).toMatch(/\/fr\/signatures\/[0-9a-z]{58}$/);
    expect(text.split(/\r?\n/)).toContain(link);
  });

  for (const [what, change] of spoilt)
    await test.step(`with ${what}`, async () => {
      const answer = await request.get(change(link));
      expect(answer.status()).toBe(200);
      expect(await answer.text()).toContain(t("signature.confirm.button"));
    });

  await test.step("without its last letter, or with NUL, it opens nothing", async () => {
    for (const cut of [link.slice(0, -1), `${link}%00`])
      expect(await (await request.get(cut)).text()).not.toContain(t("signature.confirm.button"));
  });

  await page.goto(`${link}.`);
  await page.getByRole("button", { name: t("signature.confirm.button") }).click();
  await expect(heading(page)).toContainText(t("signature.thanks.title"));
  expect(await rowBehind(link)).toMatchObject({ status: "confirmed" });
});
