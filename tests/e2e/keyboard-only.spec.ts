import type { Locator, Page } from "playwright/test";
import { locales, path, translator } from "#lib/i18n/index.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aSupporter, heading, issuePath, signForm } from "#tests/support/journey.ts";

/** More stops than any page has between two places that the journeys go to. */
const tabsMax = 150;

for (const locale of locales) {
  const t = translator(locale);

  test(`the skip link is the first stop, shows itself and leads to the content (${locale})`, async ({ page }) => {
    await page.goto(path(locale, "home"));
    await page.keyboard.press("Tab");
    const skip = page.getByRole("link", { name: t("layout.skip") });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
  });

  test(`a petition can be read and signed without a mouse, and the focus is always seen (${locale})`, async ({
    page,
  }) => {
    const supporter = aSupporter();
    await page.goto(issuePath(locale, "immigration-detention"));
    const form = signForm(page, locale);

    await tabTo(page, form.panel.getByText(t("petition.readFull")));
    await page.keyboard.press("Enter");
    await expect(form.panel.getByRole("group").first()).toHaveAttribute("open", "");
    await tabTo(page, form.name);
    await page.keyboard.type(supporter.name);
    await tabTo(page, form.email);
    await page.keyboard.type(supporter.email);
    await tabTo(page, form.postalCode);
    await tabTo(page, form.country);
    await page.keyboard.type("Jap");
    await tabTo(page, form.updates);
    await page.keyboard.press("Space");
    await expect(form.country).toHaveValue("JP");
    await expect(form.updates).toBeChecked();
    await tabTo(page, form.submit);
    await page.keyboard.press("Enter");
    await expect(heading(page)).toHaveText(t("inbox.title"));
  });

  test(`mistakes can be corrected without a mouse (${locale})`, async ({ page }) => {
    await page.goto(issuePath(locale, "immigration-detention"));
    const form = signForm(page, locale);
    await tabTo(page, form.submit);
    await page.keyboard.press("Space");
    await expect(page.getByRole("alert")).toBeFocused();
    await tabTo(page, page.getByRole("alert").getByRole("link", { name: t("form.errors.email.missing") }));
    await page.keyboard.press("Enter");
    await expect(form.email).toBeFocused();
    await page.keyboard.type("supporter@example.org");
    await expect(form.email).toHaveValue("supporter@example.org");
  });

  test.describe("on a phone", () => {
    test.use({ viewport: { width: 390, height: 844 } });

    test(`the menu opens and leads on without a mouse (${locale})`, async ({ page }) => {
      await page.goto(path(locale, "about"));
      const menu = page.getByRole("banner").getByText(t("layout.menu"), { exact: true });
      const rights = page.getByRole("navigation", { name: t("layout.menu") }).getByRole("link", {
        name: t("nav.rights"),
      });
      await tabTo(page, menu);
      await expect(rights).toBeHidden();
      await page.keyboard.press("Enter");
      await expect(rights).toBeVisible();
      await tabTo(page, rights);
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(path(locale, "rights"));
    });

    test(`no stop on the way through a page hides behind something else (${locale})`, async ({ page }) => {
      await page.goto(issuePath(locale, "bill-c-2"));
      await tabTo(page, page.getByRole("contentinfo").getByRole("link", { name: t("layout.backToTop") }));
    });
  });
}

/** Presses Tab until the wanted place has the focus; every stop on the way must be seen to have it. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let tab = 0; tab < tabsMax; tab += 1) {
    await page.keyboard.press("Tab");
    const problem = await page.evaluate(focusProblem);
    expect(problem, "the focus is seen").toBe("");
    if (await wanted.evaluate(hasFocus)) return;
  }
  throw new Error(`${wanted} is not reached with ${tabsMax} presses of Tab`);
}

/** Runs in the page. The words of a summary stand in an element of their own inside it. */
function hasFocus(element: Element): boolean {
  return (element.closest("summary") ?? element) === document.activeElement;
}

/** Runs in the page: what a sighted keyboard user would miss at the place that has the focus; empty when nothing. */
function focusProblem(): string {
  const element = document.activeElement;
  if (!element || element === document.body) return "";
  const name = `${element.tagName} "${element.textContent?.trim().slice(0, 40)}" #${element.id}`;
  // A card shows the focus of the link that covers it.
  if (!isOutlined(element) && !isOutlined(element.closest(".card")))
    return `${name} looks the same with and without the focus`;

  // A box that wraps over two lines has parts; the middle of each must not lie under something fixed to the window.
  const parts = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const seen = parts.some(({ left, top, width, height }) => {
    const over = document.elementFromPoint(left + width / 2, top + height / 2);
    return over !== null && (element.contains(over) || over.contains(element) || isLabelOf(over, element));
  });
  return seen ? "" : `${name} is out of sight or covered`;

  function isOutlined(marked: Element | null): boolean {
    if (!marked) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(marked);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  }

  function isLabelOf(over: Element, field: Element): boolean {
    return over.closest("label")?.htmlFor === field.id;
  }
}
