import type { APIRequestContext, Page } from "playwright/test";
import { getPetition } from "#lib/content/index.ts";
import { type Locale, locales, path, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { holdCounts } from "#tests/support/counts.ts";
import {
  aSupporter,
  expectCount,
  heading,
  issuePath,
  type PetitionKey,
  petitions,
  pressConfirm,
  sendForm,
  takeBack,
} from "#tests/support/journey.ts";
import { rowBehind } from "#tests/support/journey-rows.ts";
import { mailOf, type ReceivedMail } from "#tests/support/mailbox.ts";

/** One petition for each journey: they run side by side, and each reads its own count to the last one. */
const petitionFor = {
  "scripts on": { en: "bill-c-2", fr: "mass-deportations" },
  "scripts off": { en: "temporary-foreign-worker-program", fr: "safe-third-country-agreement" },
} as const satisfies Record<string, Record<Locale, PetitionKey>>;

let release: () => Promise<void>;
test.beforeEach(async () => {
  release = await holdCounts("watch");
});
test.afterEach(() => release());

for (const locale of locales) {
  test(`a supporter signs, confirms, sees the count rise by one, and leaves again (${locale})`, async ({
    page,
    request,
  }, { project }) => {
    const petition = petitionFor[project.name as keyof typeof petitionFor][locale];
    const supporter = aSupporter();
    const before = await countOf(request, petition);

    await test.step("from the home page to the form, and signs", async () => {
      await page.goto(path(locale, "home"));
      await page
        .getByRole("main")
        .getByRole("listitem")
        .locator(linkTo(page, issuePath(locale, petition)))
        .click();
      await expect(page).toHaveURL(issuePath(locale, petition));
      await expectCount(panel(page, locale), locale, before);
      await sendForm(page, locale, supporter);
      await expect(heading(page)).toHaveText(t(locale)("inbox.title"));
    });

    const mail = await mailOf(supporter.email);

    await test.step("finds a mail in the language of the form, naming no cause", async () => {
      await expectNeutralMail(mail, locale, petition);
    });

    await test.step("opens its link twenty times: nothing changes", async () => {
      for (let time = 0; time < 20; time += 1) expect((await request.get(mail.link)).status()).toBe(200);
      expect((await request.head(mail.link)).status()).toBe(200);
      await page.goto(mail.link);
      await expect(heading(page)).toHaveText(t(locale)("signature.confirm.title"));
      expect(await rowBehind(mail.link)).toMatchObject({ status: "pending", confirmed_at: null });
      expect(await countOf(request, petition)).toBe(before);
    });

    const openedEarlier = await page.context().newPage();
    await openedEarlier.goto(mail.link);

    await test.step("presses the button: thanked, and counted on the next request", async () => {
      await pressConfirm(page, locale);
      await expectCountEverywhere(page, locale, petition, before + 1);
      expect(await countOf(request, petition)).toBe(before + 1);
    });

    await test.step("presses once more in a page opened earlier: thanked again, counted once", async () => {
      await pressConfirm(openedEarlier, locale);
      await expectCountEverywhere(page, locale, petition, before + 1);
    });

    await test.step("is kept as confirmed, with the language and the exact text signed", async () => {
      const { version, textHash } = await getPetition(locale, petition);
      expect(await rowBehind(mail.link)).toMatchObject({
        ...{ status: "confirmed", locale, petition },
        ...{ text_version: version, text_hash: textHash },
      });
    });

    await test.step("takes the signature back: the count falls by one", async () => {
      await page.goto(mail.link);
      await takeBack(page, locale);
      await expectCountEverywhere(page, locale, petition, before);
      expect(await rowBehind(mail.link)).toMatchObject({ status: "withdrawn" });
    });
  });
}

const t = translator;

/** The demand of the petition and nothing about its cause, in both parts; the language is the form's. */
async function expectNeutralMail(mail: ReceivedMail, locale: Locale, petition: PetitionKey): Promise<void> {
  const { subject, title } = await getPetition(locale, petition);
  expect(mail.subject).toBe(subject);
  expect(mail.text).toContain(mail.link);
  expect([...mail.html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => address)).toEqual([mail.link]);
  expect(mail.html).toContain(`lang="${locale}-CA"`);
  expect(new URL(mail.link).pathname).toMatch(new RegExp(`^/${locale}/signatures/[\\w-]+$`));
  for (const words of [mail.subject, mail.text, mail.html]) {
    expect(words).not.toContain(title);
    expect(words).not.toContain(petitions[petition][locale]);
  }
}

async function expectCountEverywhere(
  page: Page,
  locale: Locale,
  petition: PetitionKey,
  confirmed: number,
): Promise<void> {
  await page.goto(issuePath(locale, petition));
  await expectCount(panel(page, locale), locale, confirmed);
  await page.goto(path(locale, "home"));
  const card = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: linkTo(page, issuePath(locale, petition)) });
  await expect(card).toContainText(t(locale)("count.cards", { count: confirmed }));
}

function linkTo(page: Page, href: string) {
  return page.locator(`a[href="${href}"]`);
}

function panel(page: Page, locale: Locale) {
  return page.getByRole("region", { name: t(locale)("petition.sign") });
}

async function countOf(request: APIRequestContext, petition: PetitionKey): Promise<number> {
  const answer = await request.get(`/api/petitions/${petitions[petition].en}`);
  return (await answer.json()).confirmed;
}
