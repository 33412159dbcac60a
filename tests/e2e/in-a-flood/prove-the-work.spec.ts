import type { Page } from "playwright/test";
import { type Locale, locales, translator } from "#lib/i18n/index.ts";
import { expectAccessible } from "#tests/support/accessible.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { aNeighbour, flood } from "#tests/support/flood.ts";
import { aSupporter, fillForm, heading, issuePath, type Supporter, signForm } from "#tests/support/journey.ts";
import { rowBehind } from "#tests/support/journey-rows.ts";
import { mailOf } from "#tests/support/mailbox.ts";

const petition = "bill-c-2";

test.beforeAll(({ request }) => flood(request, "en", petition));

for (const locale of locales) {
  const { proof } = words(locale);

  test(`the work is done on the device, and the signature goes on as usual (${locale})`, async ({ page }) => {
    const supporter = await signInAFlood(page, locale);
    await test.step("the request is seen, has the focus, and all that was typed is kept", async () => {
      await expect(request(page, locale)).toBeFocused();
      await expect(request(page, locale)).toBeInViewport();
      await expect(request(page, locale)).toHaveAccessibleDescription(proof("asked"));
      await expectKept(page, locale, supporter);
    });
    await test.step("its end is said, and nothing is wrong with the page", async () => {
      await expect(status(page, locale)).toHaveText(proof("done"));
      await expect(page.getByText(proof("without"))).toBeHidden();
      await expectAccessible(page);
    });
    await press(page, locale);
    expect(await statusOf(page, locale, supporter)).toBe("pending");
  });

  test(`a press before the work is done is sent when it is (${locale})`, async ({ page }) => {
    await hold(page, "finish");
    const supporter = await signInAFlood(page, locale);
    await expect(status(page, locale)).toHaveText(proof("working"));
    await expectAccessible(page);
    await press(page, locale);
    await expect(status(page, locale)).toHaveText(proof("waiting"));
    await page.evaluate(() => dispatchEvent(new Event("go-on")));
    expect(await statusOf(page, locale, supporter)).toBe("pending");
  });

  test(`where the work fails, the page says to wait, and that the signature will be looked at (${locale})`, async ({
    page,
  }) => {
    await hold(page, "fail");
    const supporter = await signInAFlood(page, locale);
    await expect(status(page, locale)).toHaveText(proof("failed"));
    await expect(page.getByText(proof("without"))).toBeVisible();
    await expectAccessible(page);
    await pressUntilRecorded(page, locale);
    expect(await statusOf(page, locale, supporter)).toBe("held");
  });

  test(`an address corrected after the work brings a new request (${locale})`, async ({ page }) => {
    await signInAFlood(page, locale);
    await expect(status(page, locale)).toHaveText(proof("done"));
    const supporter = aSupporter();
    await signForm(page, locale).email.fill(supporter.email);
    await press(page, locale);
    await expect(request(page, locale)).toHaveAccessibleDescription(proof("again"));
    await expect(status(page, locale)).toHaveText(proof("done"));
    await press(page, locale);
    expect(await statusOf(page, locale, supporter)).toBe("pending");
  });

  test(`whatever is sent as a proof, the page comes back whole and asks again (${locale})`, async ({ page }) => {
    const supporter = await signInAFlood(page, locale);
    for (const kind of ["garbage", "long", "repeated", "file"] as const) {
      await expect(status(page, locale)).toHaveText(proof("done"));
      await page.locator("input[name=proof]").evaluate(spoil, kind);
      const answer = page.waitForResponse((response) => response.request().method() === "POST");
      await press(page, locale);
      expect((await answer).status(), kind).toBe(200);
      await expect(request(page, locale), kind).toHaveAccessibleDescription(proof("again"));
      await expectKept(page, locale, supporter);
    }
  });

  test.describe("without scripts", () => {
    test.use({ javaScriptEnabled: false });

    test(`the same form sent again after ten seconds is recorded, to be looked at as the page said (${locale})`, async ({
      page,
    }) => {
      const supporter = await signInAFlood(page, locale);
      await expect(request(page, locale)).toBeFocused();
      await expect(page.getByText(proof("without"))).toBeVisible();
      await expect(page.getByRole("progressbar", { name: proof("working") })).toBeHidden();
      await expectKept(page, locale, supporter);
      await test.step("a press too early is answered with that, and loses nothing", async () => {
        await press(page, locale);
        await expect(request(page, locale)).toHaveAccessibleDescription(proof("early"));
        await expectKept(page, locale, supporter);
      });
      await pressUntilRecorded(page, locale);
      expect(await statusOf(page, locale, supporter)).toBe("held");
    });

    test(`an empty proof by itself is asked again, with its text kept (${locale})`, async ({ page }) => {
      const supporter = await signInAFlood(page, locale);
      await page.locator("input[name=challenge]").evaluate((field) => field.remove());
      await press(page, locale);
      await expect(request(page, locale)).toHaveAccessibleDescription(proof("asked"));
      await expectKept(page, locale, supporter);
    });
  });
}

/** Sends the form once, which a flooded petition answers with its request. */
async function signInAFlood(page: Page, locale: Locale): Promise<Supporter> {
  const supporter = aSupporter();
  await page.goto(issuePath(locale, petition));
  await signForm(page, locale).updates.check();
  const title = await page.title();
  await page.setExtraHTTPHeaders({ "x-forwarded-for": aNeighbour(test.info().parallelIndex) });
  await fillForm(page, locale, supporter);
  await signForm(page, locale).submit.click();
  await expect(request(page, locale)).toBeVisible();
  await expect(page).toHaveTitle(words(locale).t("form.proof.titlePrefix", { title }));
  return supporter;
}

async function expectKept(page: Page, locale: Locale, supporter: Supporter): Promise<void> {
  const form = signForm(page, locale);
  for (const field of ["name", "email", "postalCode"] as const) await expect(form[field]).toHaveValue(supporter[field]);
  await expect(form.updates).toBeChecked();
}

async function press(page: Page, locale: Locale, timeout?: number): Promise<void> {
  await request(page, locale)
    .getByRole("button", { name: words(locale).t("form.submit") })
    .click({ timeout });
}

/** Presses again as often as the page says that it was too early. */
async function pressUntilRecorded(page: Page, locale: Locale): Promise<void> {
  await expect(async () => {
    // An answer that took longer than the last look at it has led away from the button by now.
    if (await request(page, locale).isVisible()) await press(page, locale, 5_000);
    await expect(heading(page)).toHaveText(words(locale).t("inbox.title"), { timeout: 2_000 });
  }).toPass();
}

/** What became of a signature that was thanked for, by the link of its mail. */
async function statusOf(page: Page, locale: Locale, supporter: Supporter): Promise<string | undefined> {
  await expect(heading(page)).toHaveText(words(locale).t("inbox.title"));
  const { link } = await mailOf(supporter.email);
  return (await rowBehind(link))?.status;
}

function request(page: Page, locale: Locale) {
  return page.getByRole("group", { name: words(locale).proof("title") });
}

function status(page: Page, locale: Locale) {
  return request(page, locale).getByRole("status");
}

/** Has the browser's own arithmetic wait for a sign, or fail, as where a page is not secure. */
async function hold(page: Page, then: "finish" | "fail"): Promise<void> {
  await page.addInitScript((then) => {
    const derive = crypto.subtle.deriveBits.bind(crypto.subtle);
    const goOn = new Promise((resolve) => addEventListener("go-on", resolve));
    crypto.subtle.deriveBits = async (...how) => {
      if (then === "fail") throw new DOMException("Not here", "NotSupportedError");
      await goOn;
      return derive(...how);
    };
  }, then);
}

function spoil(field: Element, kind: "garbage" | "long" | "repeated" | "file"): void {
  if (!(field instanceof HTMLInputElement)) return;
  if (kind === "garbage") field.value = "%00\uFFFD{}";
  if (kind === "long") field.value = "e".repeat(20_000);
  if (kind === "repeated") field.after(field.cloneNode());
  if (kind !== "file") return;
  const files = new DataTransfer();
  files.items.add(new File(["{}"], "proof.json"));
  field.type = "file";
  field.files = files.files;
}

function words(locale: Locale) {
  const t = translator(locale);
  const proof = (what: "asked" | "again" | "early" | "without" | "working" | "waiting" | "done" | "failed" | "title") =>
    t(`form.proof.${what}`);
  return { t, proof };
}
