import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const looking: Parameters<AxeBuilder["options"]>[0] = {
  runOnly: { type: "tag", values: rules },
  resultTypes: ["violations"],
};

/** Expects that axe finds no violation on a page. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findViolations(page)).toEqual([]);
}

/** Scrolls once as a reader does, and waits for what a page lays out only then. */
async function layOutWhole(page: Page): Promise<void> {
  await page.mouse.move(1, 1);
  const isWhole = () =>
    Array.from(document.querySelectorAll("body *")).every((at) => getComputedStyle(at).contentVisibility === "visible");
  await page.waitForFunction(isWhole);
}

/**
 * The violations that axe finds, in visible content and in what can be opened.
 * @param within a selector, when the rest of the page is checked elsewhere
 */
export async function findViolations(
  page: Page,
  within = "html",
): Promise<{ url: string; rule: string; help: string; at: string[] }[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  await layOutWhole(page);
  const { violations } = await new AxeBuilder({ page }).include(within).options(looking).setLegacyMode(true).analyze();
  return violations.map(({ id, help, nodes }) => ({
    ...{ url: page.url(), rule: id, help },
    at: nodes.map(({ html }) => html).slice(0, 5),
  }));
}
