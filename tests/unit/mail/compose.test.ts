import { expect, test } from "vitest";
import { compose } from "#lib/mail/compose.ts";

const link = "https://refuge.example.org/en/signatures/token";

test.each(["en", "fr"] as const)("the mail in %s carries its link as text and as HTML, and loads nothing", (locale) => {
  for (const kind of ["confirm", "already"] as const) {
    const mail = compose(kind, locale, "Please confirm", link);
    expect(mail.text).toContain(`\n${link}\n`);
    expect(mail.html).toContain(`href="${link}"`);
    expect(mail.html).toContain(`<html lang="${locale}-CA">`);
    expect(mail.html).not.toMatch(/<(?:img|table|style|script|link)|style=|src=/);
    expect(mail.html.match(/https?:\/\/[^"<\s]+/g)).toEqual([link, link]);
  }
});

test("a French mail is set by the rules of French", () => {
  const { text } = compose("confirm", "fr", "Merci de confirmer", link);
  expect(text).toContain("Gardez ce message\u00a0: ");
});

test("what comes from a petition is escaped in HTML", () => {
  expect(compose("confirm", "en", 'A <b>"subject"</b> & more', link).html).toContain("<title>A &lt;b&gt;");
});
