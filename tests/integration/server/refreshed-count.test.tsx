import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import type { ReactElement } from "react";
import { prerender } from "react-dom/static";
import { afterAll, describe, expect, test } from "vitest";
import { IssueCard } from "#components/cards/issue-card.tsx";
import { PetitionPanel } from "#components/petition/petition-panel.tsx";
import { SignBar } from "#components/petition/sign-bar.tsx";
import { findBrowser } from "#lib/harness/browser.ts";
import type { Locale } from "#lib/i18n/index.ts";

const script = readFileSync(join(import.meta.dirname, "../../../public/enhance.js"), "utf8");
const browser = await chromium.launch({ ...(await findBrowser(() => undefined)), args: ["--no-sandbox"] });
afterAll(() => browser.close());

const goal = 5000;
const milestones = [25, 100, 500];
const issue = {
  key: "water",
  petition: "clean-water-for-all",
  href: "/en/issues/water",
  kicker: "",
  title: "Water",
  card: "",
  signHref: null,
};

function panel(locale: Locale, confirmed: number, minutesOld = 0) {
  const count = { confirmed, asOf: new Date(Date.now() - minutesOld * 60_000) };
  return (
    <html lang={`${locale}-CA`}>
      <body>
        <ul>
          <IssueCard
            locale={locale}
            issue={{ ...issue, illustration: "door", alt: "" }}
            count={count}
            goal={goal}
            milestones={milestones}
          />
        </ul>
        <PetitionPanel
          locale={locale}
          petition={{
            slugs: { en: issue.petition, fr: "de-l-eau" },
            to: "",
            ask: "",
            goal,
            milestones,
            closes: "2027-05-31",
            version: 1,
          }}
          versionHref={null}
          count={count}
          fullText=""
          form=""
        />
        <SignBar locale={locale} slug={issue.petition} count={count} place="phone" />
      </body>
    </html>
  );
}

async function htmlOf(element: ReactElement): Promise<string> {
  const { prelude } = await prerender(element);
  return new Response(prelude).text();
}

/** Opens the page; the reader then leaves, and comes back after a while, when the site answers with another count. */
async function afterReturn(
  shown: ReactElement,
  answer?: object,
): Promise<{ told: () => Promise<object>; asked: string[] }> {
  const page = await browser.newPage();
  const asked: string[] = [];
  const html = (await htmlOf(shown)).replace("</body>", `<script type="module">${script}</script></body>`);
  await page.route("**/*", (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith("/api/")) asked.push(pathname);
    if (pathname.startsWith("/api/")) return route.fulfill({ json: answer });
    return pathname === "/"
      ? route.fulfill({ contentType: "text/html; charset=utf-8", body: html })
      : route.fulfill({ status: 404 });
  });
  await page.goto("http://site.test/");
  if (answer) {
    const answered = page.waitForResponse("**/api/**");
    await page.evaluate(leaveAndReturn, 11_000);
    await (await answered).finished();
  }
  return { told: () => page.evaluate(tell), asked };
}

function leaveAndReturn(ms: number): void {
  const turn = (hidden: boolean) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  };
  turn(true);
  const now = Date.now;
  Date.now = () => now() + ms;
  turn(false);
}

/** All that a reader sees or hears of the counts. */
function tell() {
  const places = [...document.querySelectorAll("[data-count]")];
  return places.map((place) => {
    const progress = place.querySelector("progress");
    return [
      place.textContent?.replace(/\s+/g, " ").trim(),
      progress?.value,
      progress?.getAttribute("aria-label"),
      place.className,
    ];
  });
}

describe("a reader who comes back sees all that is said of the count as the server would now say it", () => {
  test.each<[Locale, number, number]>([
    ["en", 12, 13],
    ["en", 1, 2],
    ["en", 2, 1],
    ["en", 0, 1],
    ["fr", 0, 1],
    ["fr", 1, 2],
    ["fr", 1499, 3500],
    ["en", 4999, 5000],
    ["fr", 4999, 12_345],
    ["en", 5000, 4999],
  ])("%s: %i becomes %i", async (locale, before, after) => {
    const answer = { confirmed: after, asOf: new Date().toISOString() };
    const { told, asked } = await afterReturn(panel(locale, before), answer);
    const asServed = await afterReturn(panel(locale, after));
    await expect.poll(told).toEqual(await asServed.told());
    expect(asked).toEqual(["/api/petitions/clean-water-for-all"]);
  });

  test("and no longer the time of an old count", async () => {
    const answer = { confirmed: 13, asOf: new Date().toISOString() };
    const { told } = await afterReturn(panel("en", 12, 5), answer);
    const asServed = await afterReturn(panel("en", 13));
    await expect.poll(told).toEqual(await asServed.told());
  });
});

test.each([
  ["none could be read", { confirmed: null, asOf: null }],
  ["an old one is kept", { confirmed: 9, asOf: new Date(Date.now() - 600_000).toISOString() }],
])("when %s the page stays as it is", async (_, answer) => {
  const shown = panel("en", 12, 5);
  const [returned, asServed] = [await afterReturn(shown, answer), await afterReturn(shown)];
  expect(await returned.told()).toEqual(await asServed.told());
});
