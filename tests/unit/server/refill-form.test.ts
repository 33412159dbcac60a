import { expect, test } from "vitest";
import { refillForm } from "#lib/server/refill-form.ts";

const page = `<!DOCTYPE html><html lang="en"><body>
<form id="search"><input name="q"></form>
<form id="sign-form"><input type="hidden" name="$ACTION_KEY" value="new"><input type="hidden" name="key" value="fresh">
<input name="name" value=""><input type="checkbox" name="updates"><input type="checkbox" name="also" checked="">
<select name="country"><option value="CA" selected="">Canada</option><option value="FR">France</option></select>
<textarea name="note">old</textarea></form></body></html>`;

const notice = { title: "Once more", body: "Nothing was sent & nothing is lost." };

test("what was typed stands again in the form it came from, under a notice that takes the focus", () => {
  const typed = new Map([
    ["name", ['Zoë "O\'Brien" <b>']],
    ["key", ["sent"]],
    ["updates", ["on"]],
    ["country", ["FR"]],
    ["note", ["</textarea><script>alert(1)</script>"]],
    ["$ACTION_KEY", ["old"]],
  ]);
  const html = refillForm(page, { typed, notice, isOurs: true }) ?? "";
  expect(html).toContain('name="name" value="Zoë &quot;O\'Brien&quot; &lt;b&gt;"');
  expect(html).toContain('name="updates" checked=""');
  expect(html).toContain('name="also">');
  expect(html).toContain('<option value="CA">');
  expect(html).toContain('<option value="FR" selected="">');
  expect(html).toContain("&lt;/textarea&gt;&lt;script&gt;");
  expect(html).toContain('name="key" value="sent"');
  expect(html).toContain('name="$ACTION_KEY" value="new"');
  expect(html).toMatch(/<form id="sign-form"><div class="error-summary" role="alert" tabindex="-1" data-focus/);
  expect(html).toContain("Nothing was sent &amp; nothing is lost.");
});

test("a page without such a form gives nothing back", () => {
  expect(refillForm("<p>No form</p>", { typed: new Map([["name", ["Zoë"]]]), notice, isOurs: true })).toBeNull();
});

const button = (name: string | null) =>
  `<form id="${name}">${name ? `<input type="hidden" name="form" value="${name}">` : ""}<input type="hidden" name="token"><button>${name}</button></form>`;
const tools = ["confirm", "withdraw", "data"].map(button).join("");
const inForm = (html: string | null, id: string) => html?.includes(`<form id="${id}"><div class="error-summary"`);

test("the notice stands in the form that was sent, by its name", () => {
  const html = refillForm(`<main>${tools}</main>`, {
    typed: new Map([
      ["token", ["t"]],
      ["form", ["withdraw"]],
    ]),
    notice,
    isOurs: true,
  });
  expect(inForm(html, "withdraw")).toBe(true);
  expect(html?.match(/error-summary/g)).toHaveLength(1);
});

test("a notice in closed details opens them", () => {
  const page = `<main><details><summary>Manage</summary>${button("data")}</details><details></details></main>`;
  const html = refillForm(page, { typed: new Map([["form", ["data"]]]), notice, isOurs: true });
  expect(html).toContain('<main><details open="">');
  expect(html).toContain("<details></details>");
});

test("a tick that comes back in closed details opens them, and only them", () => {
  const box = (value: string) =>
    `<details><summary>Others</summary><fieldset><input type="checkbox" name="also" value="${value}"></fieldset></details>`;
  const page = `<main><form>${box("one")}${box("two")}</form></main>`;
  const html = refillForm(page, { typed: new Map([["also", ["two"]]]), notice, isOurs: true });
  expect(html).toMatch(/<details><summary>.*value="one"><.*<details open=""><summary>.*value="two" checked="">/);
  expect(refillForm(page, { typed: new Map([["also", ["two"]]]), notice, isOurs: false })).not.toContain("open");
});

test.each([
  ["two forms fit alike", `${button(null)}${button(null)}`, new Map([["token", ["t"]]])],
  ["the form is not on the page any more", tools, new Map([["form", ["correct-name"]]])],
  ["two forms have the name", tools + tools, new Map([["form", ["withdraw"]]])],
])("when %s, the notice stands above the page", (_, forms, typed) => {
  const html = refillForm(`<main><h1>Your signature</h1>${forms}</main>`, { typed, notice, isOurs: true });
  expect(html).toContain('<main><div class="error-summary"');
  expect(html?.match(/error-summary/g)).toHaveLength(1);
});

test("from a page that may not be ours only visible text is put back, and no tick", () => {
  const typed = new Map([
    ["name", ["Zoë"]],
    ["key", ["theirs"]],
    ["updates", ["on"]],
    ["note", ["text"]],
  ]);
  const html = refillForm(page, { typed, notice, isOurs: false }) ?? "";
  expect(html).toContain('name="name" value="Zoë"');
  expect(html).toContain(">text</textarea>");
  expect(html).toContain('name="key" value="fresh"');
  expect(html).toContain('name="updates">');
});
