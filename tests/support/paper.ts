import { expect, type Page } from "playwright/test";
import { letterPaths, locales } from "#lib/i18n/index.ts";
import { petitions } from "./supporters.ts";

/** What the margins leave of a sheet's width (Letter, the wider of the two), in pixels. */
const SHEET = { width: 695, height: 900 };

/** A letter to a member of Parliament is printed alone: it is sent to somebody. */
const letters = Object.values(petitions).flatMap((slugs) => locales.map((locale) => letterPaths(slugs)[locale]));

/** Expects that the open page is printed without a cut and without a text twice, with its address and the day at its foot. */
export async function expectWholeOnPaper(page: Page, path: string): Promise<void> {
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: "print" });
  const { cut, twice, foot } = await page.evaluate(readPaper);
  await page.emulateMedia({ media: null });
  expect.soft(cut, `${path} is cut on paper`).toEqual([]);
  expect.soft(twice, `${path} says on paper twice`).toEqual([]);
  if (letters.includes(path)) return;
  expect.soft(foot.split(" · ")[0]?.endsWith(path), `the foot of ${path} on paper: ${foot}`).toBe(true);
  expect.soft(foot.split(" · ")[1], path).toMatch(/\b20\d\d\b/u);
}

/** Runs in the page: what is wider than the sheet or cuts its words, what is said twice, and the words at the foot. */
function readPaper(): { cut: string[]; twice: string[]; foot: string } {
  const { scrollWidth, clientWidth } = document.documentElement;
  const all = [...document.body.querySelectorAll<HTMLElement>("*:not(svg, svg *, .vh, script)")].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
  const isCut = (element: HTMLElement) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const across = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
    const down = overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1;
    return element.clientHeight > 2 && /\S/.test(element.textContent ?? "") && (across || down);
  };
  const isOutside = (element: HTMLElement) =>
    scrollWidth > clientWidth && element.getBoundingClientRect().right > clientWidth + 1;
  const cut = all.filter((element) => isCut(element) || isOutside(element));
  const seen = new Set<string>();
  const twice = all
    // What stands below each figure, chart or card may be the same: its source, its addressee.
    .filter((element) => element.matches("p, li") && !element.querySelector("p, li") && !element.closest("figure, dl"))
    .map((block) => block.innerText.replace(/\s+/g, " ").trim())
    .filter((text) => text.length > 120)
    .filter((text) => seen.size === seen.add(text).size);
  const foot = all.find((element) => element.matches(".print-foot"));
  return {
    cut: cut.map((element) => element.outerHTML.slice(0, 120)).slice(0, 4),
    twice: twice.map((text) => text.slice(0, 90)).slice(0, 6),
    foot: foot?.innerText ?? "",
  };
}
