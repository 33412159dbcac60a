import { expect, type Page } from "playwright/test";

/** Expects that what can be pressed on the open page is 24 pixels large, or stands alone (WCAG 2.2, 2.5.8). */
export async function expectLargeTargets(page: Page, path: string): Promise<void> {
  expect.soft(await page.evaluate(findCrowded), `targets on ${path}`).toEqual([]);
}

/**
 * Runs in the page: targets under 24 by 24 pixels whose circle of that size touches another target, or the circle of
 * another small one. Links within a sentence are excepted, and what lies over the page, as a bar or an open menu does.
 */
function findCrowded(): string[] {
  const selector = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const shown = [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (each) =>
      each.checkVisibility({ visibilityProperty: true }) &&
      !each.closest(".trap, .vh") &&
      getComputedStyle(each).pointerEvents !== "none",
  );
  const targets = shown.flatMap((element) => {
    if (element.closest(".menu nav, .signbar, .toc-rail")) return [];
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2 || box.right < 0 || box.bottom < -100) return [];
    const { x, y, width, height } = box;
    return [{ element, box, small: width < 24 || height < 24, middle: { x: x + width / 2, y: y + height / 2 } }];
  });
  const isInSentence = (element: HTMLElement) =>
    getComputedStyle(element).display === "inline" &&
    element.parentElement?.textContent?.trim() !== element.textContent?.trim();
  return targets
    .filter(({ small, element }) => small && !isInSentence(element))
    .filter((one) =>
      targets.some(({ element, box, small, middle }) => {
        if (element === one.element || element.contains(one.element) || one.element.contains(element)) return false;
        if (small) return Math.hypot(one.middle.x - middle.x, one.middle.y - middle.y) < 24;
        const across = Math.max(box.left - one.middle.x, 0, one.middle.x - box.right);
        const down = Math.max(box.top - one.middle.y, 0, one.middle.y - box.bottom);
        return Math.hypot(across, down) < 12;
      }),
    )
    .map(
      ({ element, box }) => `${Math.round(box.width)} by ${Math.round(box.height)}: ${element.outerHTML.slice(0, 120)}`,
    )
    .slice(0, 4);
}
