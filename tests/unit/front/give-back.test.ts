import { expect, test } from "vitest";
import { giveBack } from "#lib/front/give-back.ts";

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
  const html = giveBack(page, typed, notice) ?? "";
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
  expect(giveBack("<p>No form</p>", new Map([["name", ["Zoë"]]]), notice)).toBeNull();
});
