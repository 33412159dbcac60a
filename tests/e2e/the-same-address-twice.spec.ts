import type { Page } from "playwright/test";
import { type Locale, locales } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, sign } from "#tests/support/journey.ts";
import { countRows } from "#tests/support/journey-rows.ts";
import { mailOf, mailTo } from "#tests/support/mailbox.ts";

const petition = "immigration-detention";

/** Rows are counted by country, so that journeys side by side do not count each other's. */
const countryFor = {
  "scripts on": { en: "IS", fr: "NO" },
  "scripts off": { en: "FI", fr: "DK" },
} as const satisfies Record<string, Record<Locale, string>>;

for (const locale of locales) {
  test(`an address that signs twice gets the same answer and is one signature (${locale})`, async ({ page }, {
    project,
  }) => {
    const country = countryFor[project.name as keyof typeof countryFor][locale];
    const supporter = aSupporter();
    const before = await countRows(petition, country);

    await sign(page, locale, petition, supporter, country);
    const first = await whatIsSeen(page);
    await sign(page, locale, petition, { ...supporter, email: supporter.email.toUpperCase() }, country);
    expect(await whatIsSeen(page)).toEqual(first);
    expect(await countRows(petition, country)).toBe(before + 1);

    // Mail leaves in the order of signing: when the next supporter's has arrived, a second one here would have too.
    const next = aSupporter();
    await sign(page, locale, petition, next, country);
    await mailOf(next.email);
    expect(await mailTo(supporter.email)).toHaveLength(1);
    expect(await whatIsSeen(page)).toEqual(first);
  });
}

async function whatIsSeen(page: Page): Promise<{ url: string; title: string; html: string }> {
  return { url: page.url(), title: await page.title(), html: await page.getByRole("main").innerHTML() };
}
