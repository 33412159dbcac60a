import { expect, test } from "vitest";
import { createNearest } from "#lib/server/search/nearest-address.ts";

const nearest = createNearest([
  ["/en", "/fr"],
  ["/en/issues", "/fr/enjeux"],
  ["/en/issues/bill-c-2", "/fr/enjeux/projet-de-loi-c-2"],
  ["/en/petitions/bill-c-2", "/fr/petitions/projet-de-loi-c-2"],
  ["/en/petitions/bill-c-2/versions/1", "/fr/petitions/projet-de-loi-c-2/versions/1"],
  ["/en/petitions/bill-c-2/figures", "/fr/petitions/projet-de-loi-c-2/chiffres"],
  ["/en/rights", "/fr/droits"],
  ["/en/about/method", "/fr/a-propos/methode"],
  ["/en/world-refugee-day", "/fr/journee-mondiale-des-refugies"],
]);

test.each([
  ["/EN", "/en"],
  ["/en/petitions/Bill-C-2", "/en/petitions/bill-c-2"],
  ["/en/petitions/bill-c-2.", "/en/petitions/bill-c-2"],
  ["/en/petitions/bill-c-2),", "/en/petitions/bill-c-2"],
  ["/en/petitions/bill-c-2%29", "/en/petitions/bill-c-2"],
  ["/en/petitions/bill-c-2%C2%A0%C2%BB", "/en/petitions/bill-c-2"],
  ["/en//rights", "/en/rights"],
  ["/en/rights/", "/en/rights"],
  ["/fr/Recherche", "/fr/recherche"],
])("%s is written otherwise: %s, for good", (path, expected) => {
  expect(nearest(path)).toEqual({ path: expected, isForGood: true });
});

test.each([
  ["/fr/issues/bill-c-2", "/fr/enjeux/projet-de-loi-c-2"],
  ["/fr/enjeux/bill-c-2", "/fr/enjeux/projet-de-loi-c-2"],
  ["/en/issues/projet-de-loi-c-2", "/en/issues/bill-c-2"],
  ["/en/enjeux/projet-de-loi-c-2", "/en/issues/bill-c-2"],
  ["/en/enjeux", "/en/issues"],
  ["/en/droits", "/en/rights"],
  ["/fr/petitions/bill-c-2", "/fr/petitions/projet-de-loi-c-2"],
  ["/fr/Petitions/Bill-C-2.", "/fr/petitions/projet-de-loi-c-2"],
  ["/fr/petitions/bill-c-2/versions/1", "/fr/petitions/projet-de-loi-c-2/versions/1"],
  ["/fr/about/method", "/fr/a-propos/methode"],
  ["/en/a-propos/methode", "/en/about/method"],
  ["/en/about/methode", "/en/about/method"],
  ["/en/recherche", "/en/search"],
  ["/fr/petitions/bill-c-2/figures", "/fr/petitions/projet-de-loi-c-2/chiffres"],
  ["/fr/petitions/bill-c-2/chiffres", "/fr/petitions/projet-de-loi-c-2/chiffres"],
  ["/en/petitions/bill-c-2/chiffres", "/en/petitions/bill-c-2/figures"],
  ["/en/petitions/projet-de-loi-c-2/figures", "/en/petitions/bill-c-2/figures"],
  ["/enjeux/projet-de-loi-c-2", "/fr/enjeux/projet-de-loi-c-2"],
  ["/issues/bill-c-2", "/en/issues/bill-c-2"],
  ["/world-refugee-day", "/en/world-refugee-day"],
])("%s means %s, as long as names stay", (path, expected) => {
  expect(nearest(path)).toEqual({ path: expected, isForGood: false });
});

test.each([
  "/en/nothing",
  "/fr/enjeux/rien",
  "/petitions",
  "/",
  "/de/issues",
  "/en/rights/more",
  "/en/issues/bill-c",
  "/%zz",
  "/...",
])("%s means no page", (path) => {
  expect(nearest(path)).toBeNull();
});

test("an address that exists is not moved", () => {
  expect(nearest("/en/rights")).toBeNull();
});
