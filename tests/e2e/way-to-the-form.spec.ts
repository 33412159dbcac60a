import type { Page } from "playwright/test";
import { listNews } from "#lib/content/index.ts";
import { locales, path, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { issuePath, type PetitionKey, petitions, signForm } from "#tests/support/journey.ts";

const keys = Object.keys(petitions) as PetitionKey[];

/** Presses of Tab and Enter from the top of a page to the first field. */
const stopsMax = 5;

const screens = [
  { width: 390, height: 844, firstFieldWithin: 1.5 },
  { width: 360, height: 640, firstFieldWithin: 2 },
  { width: 1366, height: 768, firstFieldWithin: 1 },
];

for (const locale of locales) {
  const t = translator(locale);
  const petitionPath = (key: PetitionKey) => path(locale, "petitions", petitions[key][locale]);

  for (const { firstFieldWithin, ...viewport } of screens) {
    test(`every petition's form is near the top at ${viewport.width} pixels (${locale})`, async ({ page }) => {
      await page.setViewportSize(viewport);
      for (const key of keys) {
        await page.goto(petitionPath(key));
        const field = await signForm(page, locale).name.boundingBox();
        expect.soft(bottom(field), `${key}, first field`).toBeLessThanOrEqual(viewport.height * firstFieldWithin);
        const demand = await page.locator(".pet-ask").boundingBox();
        const panel = await page.locator("#sign").boundingBox();
        if (viewport.width < 960) expect.soft(bottom(demand), `${key}, demand`).toBeLessThan(panel?.y ?? 0);
      }
    });
  }

  test(`on a phone the form or the way to it is always in sight (${locale})`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 640 });
    await page.goto(petitionPath("bill-c-2"));
    // What is far away is laid out as it comes near, so the end is only known when it is reached.
    for (let top = 0; top < 10_000; top += 160) {
      await page.evaluate((y) => window.scrollTo(0, y), top);
      const end = await page.getByRole("main").evaluate((main) => main.getBoundingClientRect().bottom);
      if (end < 640) return;
      expect.soft(await seesTheForm(page), `${top} pixels down`).toBe(true);
    }
    throw new Error("The page does not end.");
  });

  test(`the petition page says nothing twice (${locale})`, async ({ page }) => {
    await page.goto(petitionPath("immigration-detention"));
    const { panel } = signForm(page, locale);
    await expect(panel.getByText(t("petition.readFull"))).toHaveCount(0);
    const said = await page.getByRole("main").locator("p:visible, h1:visible, h2:visible, li:visible").allInnerTexts();
    const long = said.filter((text) => text.length > 60);
    expect(long.filter((text, index) => long.indexOf(text) !== index)).toEqual([]);
  });

  test(`the keyboard is at the form in at most ${stopsMax} stops (${locale})`, async ({ page }) => {
    for (const address of keys.flatMap((key) => [petitionPath(key), issuePath(locale, key)])) {
      await page.goto(address);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      const skip = page.getByRole("link", { name: t("layout.skipToForm") });
      await expect(skip).toBeFocused();
      await expect(skip).toBeInViewport({ ratio: 1 });
      await page.keyboard.press("Enter");
      const { panel, name } = signForm(page, locale);
      await expect(panel).toBeFocused();
      let stops = 2;
      while (!(await name.evaluate((field) => field === document.activeElement)) && stops <= stopsMax) {
        await page.keyboard.press("Tab");
        stops += 1;
      }
      expect.soft(stops, address).toBeLessThanOrEqual(stopsMax);
    }
  });

  for (const section of ["home", "issues"] as const) {
    test(`one press on a card leads to its form (${section}, ${locale})`, async ({ page }) => {
      for (const key of keys) {
        await page.goto(path(locale, section));
        const href = `${petitionPath(key)}#sign`;
        const way = page.locator(`.card a[href="${href}"]`);
        await expect(way).toHaveAccessibleName(new RegExp(`^${t("petition.signShort")}.*: .+`, "u"));
        await way.click();
        await expect(page).toHaveURL(href);
        await expect(signForm(page, locale).panel).toBeInViewport();
      }
    });
  }

  test(`the home page's button leads to the first campaign's form (${locale})`, async ({ page }) => {
    await page.goto(path(locale, "home"));
    const way = page.locator(".hero .btn").first();
    await expect(way).toHaveAttribute("href", `${petitionPath("bill-c-2")}#sign`);
    await way.click();
    await expect(signForm(page, locale).panel).toBeInViewport();
  });

  test(`one press leads to a form from the numbers, from the rights and from news of a campaign (${locale})`, async ({
    page,
  }) => {
    const news = (await listNews(locale)).find(({ issue }) => issue === "bill-c-2");
    const pages = [path(locale, "worldRefugeeDay"), path(locale, "rights"), path(locale, "news", news?.slug)];
    for (const address of pages) {
      await page.goto(address);
      const way = page.locator(".act-line .btn").first();
      await expect(way, address).toHaveAttribute("href", /\/petitions\/[a-z0-9-]+#sign$/u);
      await way.click();
      await expect(signForm(page, locale).panel).toBeInViewport();
    }
    await page.goto(path(locale, "worldRefugeeDay"));
    const chapters = await page.getByRole("main").locator(".prose > h2").count();
    expect(await page.locator(".prose > .act-line").count()).toBeGreaterThanOrEqual(chapters - 1);
  });

  test(`a page without a form has no link to one (${locale})`, async ({ page }) => {
    await page.goto(path(locale, "about"));
    await expect(page.getByRole("link", { name: t("layout.skipToForm") })).toHaveCount(0);
  });
}

function bottom(box: { y: number; height: number } | null): number {
  return box ? box.y + box.height : Number.POSITIVE_INFINITY;
}

/** Whether a part of the form, or a link to it, can be pressed where the page is now. */
async function seesTheForm(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    [...document.querySelectorAll("main a[href='#sign'], #sign")].some((way) =>
      [...way.getClientRects()].some(({ left, top, bottom, width }) => {
        const y = Math.min(Math.max(top + 20, 20), bottom - 20);
        const over = y < window.innerHeight - 1 ? document.elementFromPoint(left + width / 2, y) : null;
        return over !== null && way.contains(over);
      }),
    ),
  );
}
