import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { prerender } from "react-dom/static";
import { expect, test } from "vitest";
import { ProseLink } from "#components/mdx/prose-link.tsx";
import { realAddress, site } from "#lib/content/index.ts";
import { locales } from "#lib/i18n/index.ts";
import { renderTemplate } from "#lib/mail/template.ts";

Object.assign(process.env, {
  CONTACT_EMAIL: "hello@refuge-campaign.ca",
  PRIVACY_EMAIL: "privacy@refuge-campaign.ca",
  REPOSITORY_URL: "https://github.com/refuge/refuge",
  POSTAL_ADDRESS: " 200-10 Main Street |Ottawa ON  K1A 0B1\nCanada ",
});

test("variables outrank content/site.ts, and an address is a list of lines", () => {
  const lines = ["200-10 Main Street", "Ottawa ON  K1A 0B1", "Canada"];
  expect(site).toMatchObject({
    contact: { email: "hello@refuge-campaign.ca" },
    privacyOfficer: { email: "privacy@refuge-campaign.ca", title: { en: expect.any(String) } },
    repositoryUrl: "https://github.com/refuge/refuge",
    postalAddress: { en: lines, fr: lines },
  });
});

test("prose that names an address of the examples shows the real one, and no other address changes", async () => {
  expect(realAddress("mailto:privacy@example.org")).toBe("mailto:privacy@refuge-campaign.ca");
  expect(realAddress("https://example.org/right-to-refuge")).toBe("https://github.com/refuge/refuge");
  for (const other of ["name@example.org", "https://example.org/", "toString", "/en/privacy"])
    expect(realAddress(other)).toBe(other);
  const { prelude } = await prerender(<ProseLink href="mailto:hello@example.org">hello@example.org</ProseLink>);
  expect(await new Response(prelude).text()).toBe(
    '<a href="mailto:hello@refuge-campaign.ca">hello@refuge-campaign.ca</a>',
  );
});

test("the organisation's name is written in content/site.ts alone: no words of the interface hold it", async () => {
  for (const locale of locales) {
    const words = await readFile(join(import.meta.dirname, `../../../../messages/${locale}.json`), "utf8");
    for (const each of locales) expect(words).not.toContain(site.organisation.name[each]);
  }
  const { fromName, text } = renderTemplate("fr", "Objet", ["Bonjour."], []);
  expect(fromName).toBe(site.organisation.name.fr);
  expect(text).toContain(site.organisation.name.fr);
});
