import { expect, test } from "vitest";
import { countryField } from "#lib/signatures/form/fields/country.ts";
import { emailField } from "#lib/signatures/form/fields/email.ts";
import { nameField } from "#lib/signatures/form/fields/name.ts";
import { postalCodeField } from "#lib/signatures/form/fields/postal-code.ts";

process.env.MAIL_FROM = "Right to Refuge <hello@refuge.example.org>";

test.each([
  ["o’brien@example.org", "o'brien@example.org"],
  ["Marie Roy <marie@example.org>", "marie@example.org"],
  ['"Roy, Marie" <marie@example.org>', "marie@example.org"],
  ["'marie@example.org' <marie@example.org>", "marie@example.org"],
  ["<marie@example.org>", "marie@example.org"],
  ["Marie <mailto:marie@example.org>,", "marie@example.org"],
  ["marie@example.org<mailto:Marie@example.org>", "Marie@example.org"],
  ["[marie@example.org](mailto:marie@example.org)", "marie@example.org"],
  ["mailto:marie@example.org", "marie@example.org"],
  ["MAILTO:marie%2Bnews@example.org?subject=Hello&cc=other@example.org", "marie+news@example.org"],
  ["marie@example.org (Marie Roy)", "marie@example.org"],
  ["“marie@example.org”", "marie@example.org"],
  ["« marie@example.org »", "marie@example.org"],
  ["'marie@example.org'", "marie@example.org"],
  ["*marie@example.org*", "marie@example.org"],
  ["marie@example.org.", "marie@example.org"],
  ["marie@example.org, ", "marie@example.org"],
  ["marie@example.org>", "marie@example.org"],
  ["marie＠example．org", "marie@example.org"],
  ["ｍａｒｉｅ＠ｅｘａｍｐｌｅ．ｏｒｇ", "marie@example.org"],
  ["marie @ example.org", "marie@example.org"],
  ["ma\u00ADrie\u200B@exam\u200Dple.org\u200E", "marie@example.org"],
  ["someone@نامه\u200Cای.com", "someone@xn--mgba3gch31f060k.com"],
])("the address in %s is understood", (pasted, address) => {
  expect(emailField.parse(pasted)).toBe(address);
});

test.each([
  ["a@x.ca b@x.ca", "email.list"],
  ["a@x.ca <b@x.ca>", "email.list"],
  ["ab@x.ca <b@x.ca>", "email.list"],
  ["A <a@x.ca>, B <b@x.ca>", "email.list"],
  ["mailto:a@x.ca,b@x.ca", "email.list"],
  ["[a@x.ca](mailto:b@x.ca)", "email.list"],
  ["a@example,org", "email.domain"],
  ["a@example .org", "email.domain"],
  ["marie at example.org", "email.at-sign"],
  ["Marie <>", "email.at-sign"],
  ["mailto:", "email.at-sign"],
  ["mailto:a%0D%0Ab@x.ca", "email.local-part"],
  ["Marie Roy marie@example.org", "email.local-part"],
])("%s is no one address", (typed, error) => {
  expect(errorOf(emailField.safeParse(typed))).toBe(error);
});

test.each([
  ...["k1a 0b1.", "“K1A 0B1”", "K1A\u00A00B1", "K1A\u00AD0B1", "K.1.A.0.B.1"],
  ...["Ｋ１Ａ０Ｂ１", "K١A ٠B١", "K۱A ۰B۱", "k१a ०b१", "К1А 0В1", "Κ1Α 0Β1"],
])("%s is the Canadian postal code K1A 0B1", (typed) => {
  expect(postalCodeField("CA").parse(typed)).toBe("K1A 0B1");
});

test.each([
  ["KIA 0B1", "postalCode.letter-i"],
  ["kla 0bl", "postalCode.letter-i"],
  ["75001", "postalCode.zip"],
  ["٧٥٠٠١", "postalCode.zip"],
])("the Canadian postal code %s is refused", (typed, error) => {
  expect(errorOf(postalCodeField("CA").safeParse(typed))).toBe(error);
});

test.each([
  ["GB", "SW1A1AA.", "SW1A1AA"],
  ["EG", "١١٥١١", "11511"],
  ["EG", "\u200F١١٥١١", "11511"],
  ["IR", "۱۱۳۶۹", "11369"],
  ["NP", "४४६००", "44600"],
  ["JP", "〒100-0001", "100-0001"],
  ["JP", "〒 １００－０００１", "100-0001"],
  ["JP", "１００ー０００１", "100-0001"],
  ["PL", "00\u2013950", "00-950"],
  ["IE", "D02\u00A0AF30", "D02 AF30"],
  ["US", "90210-1234", "90210-1234"],
])("abroad (%s) %j is kept as %j", (country, typed, kept) => {
  expect(postalCodeField(country).parse(typed)).toBe(kept);
});

test.each(["=1+1", "n/a", "Łódź", "なし", "@1"])("abroad %s is refused in words of its own", (typed) => {
  expect(errorOf(postalCodeField("FR").safeParse(typed))).toBe("postalCode.abroad");
});

test.each([
  ["Ma\u00ADrie\u2060 Roy\uFEFF", "Marie Roy"],
  ["Dr. Marie Roy, PhD", "Dr. Marie Roy, PhD"],
  ["علی\u200Cرضا", "علی\u200Cرضا"],
])("the name %j is kept without what copying adds", (typed, kept) => {
  expect(nameField.parse(typed)).toBe(kept);
});

test.each(["CA", "XK", "XX", " fr "])("country %j is accepted", (country) => {
  expect(countryField.parse(country)).toBe(country.trim().toUpperCase());
});

function errorOf(result: ReturnType<typeof emailField.safeParse>): string | undefined {
  return result.error?.issues[0]?.message;
}
