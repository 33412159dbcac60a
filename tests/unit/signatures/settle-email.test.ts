import { expect, test } from "vitest";
import { resolveEmail, restoreSuggestion } from "#lib/signatures/form/email-suggestion.ts";

const slip = "casey@gmial.com";
const hint = { typed: slip, meant: "casey@gmail.com" };

function form(fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test("an address that looks right is signed with at once", () => {
  expect(resolveEmail(form(), "casey@example.org")).toEqual({ email: "casey@example.org" });
});

test("a slip is asked about once: sent again as typed, it is taken as it is", () => {
  expect(resolveEmail(form(), slip)).toEqual({ hint });
  expect(resolveEmail(form({ emailAsked: slip }), slip)).toEqual({ email: slip });
  expect(resolveEmail(form({ emailAsked: "casey@GMIAL.com" }), slip)).toEqual({ email: slip });
});

test("the button takes the address it names, and no other", () => {
  expect(resolveEmail(form({ emailAsked: slip, emailMeant: "casey@gmail.com" }), slip)).toEqual({
    email: "casey@gmail.com",
  });
  expect(resolveEmail(form({ emailMeant: "someone-else@gmail.com" }), slip)).toEqual({ hint });
  expect(resolveEmail(form({ emailMeant: "casey@gmail.com" }), "casey@example.org")).toEqual({
    email: "casey@example.org",
  });
});

test("another slip is another question", () => {
  const typed = "casey@hotmial.com";
  expect(resolveEmail(form({ emailAsked: slip }), typed)).toEqual({ hint: { typed, meant: "casey@hotmail.com" } });
});

test("a form shown again for another reason goes on asking what it asked, and begins no question", () => {
  expect(restoreSuggestion(form({ emailAsked: slip }), ` ${slip} `)).toEqual(hint);
  expect(restoreSuggestion(form(), slip)).toBeUndefined();
  expect(restoreSuggestion(form({ emailAsked: slip }), "casey@example.org")).toBeUndefined();
});
