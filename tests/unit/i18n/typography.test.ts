import { describe, expect, test } from "vitest";
import { typeset, typesetAll } from "#lib/i18n/typography.ts";

const N = "\u00a0";
const T = "\u202f";

describe("French", () => {
  test.each([
    ["no-break space before a colon", "Trois mots : un", `Trois mots${N}: un`],
    ["and where it was left out", "Trois mots: un", `Trois mots${N}: un`],
    ["inside guillemets", "le « mot » juste", `le «${N}mot${N}» juste`],
    ["inside guillemets typed without spaces", "le «mot» juste", `le «${N}mot${N}» juste`],
    ["before a percent sign", "86 % et 98,8%", `86${N}% et 98,8${N}%`],
    ["before a dollar sign and its country", "4 $ et 12 $ US", `4${N}$ et 12${N}$${N}US`],
    ["narrow space before ; ? !", "Quoi ? Rien ; si !", `Quoi${T}? Rien${T}; si${T}!`],
    ["and where it was left out", "Quoi? Rien; si!", `Quoi${T}? Rien${T}; si${T}!`],
    ["once before several marks", "Quoi ?!", `Quoi${T}?!`],
    ["before a mark inside guillemets", "« Quoi ? »", `«${N}Quoi${T}?${N}»`],
    ["in thousands", "4 812 noms sur 1 234 567", `4${T}812 noms sur 1${T}234${T}567`],
    ["not in a year after a day", "le 20 juin 2025", `le 20${N}juin 2025`],
    ["not between a year and a number", "en 2024, 300 personnes", "en 2024, 300 personnes"],
    ["not in decimals", "123,2 millions", "123,2 millions"],
    ["day and month", "le 1er juin et le 8 août", `le 1er${N}juin et le 8${N}août`],
    ["hours", "à 14 h 30 ou 14h30, pas à 9 h", `à 14${N}h${N}30 ou 14${N}h${N}30, pas à 9${N}h`],
    ["apostrophes", "l'asile, aujourd'hui", "l’asile, aujourd’hui"],
    ["straight quotation marks", 'le "mot" juste', `le «${N}mot${N}» juste`],
    ["clock times and addresses are left alone", "14:30, https://example.org/?a=1", "14:30, https://example.org/?a=1"],
    ["a comma and a full stop take no space", "mot, mot.", "mot, mot."],
    ["a line broken in the source", "le 20\njuin «\nmot »", `le 20${N}juin «${N}mot${N}»`],
  ])("%s", (_, written, set) => {
    expect(typeset("fr", written)).toBe(set);
    expect(typeset("fr", set), "setting twice changes nothing").toBe(set);
  });
});

describe("English", () => {
  test.each([
    ["apostrophes", "nobody's, the workers' claims", "nobody’s, the workers’ claims"],
    ["double quotation marks", 'the "first" door, ("second")', "the “first” door, (“second”)"],
    ["single quotation marks", "the 'first' door", "the ‘first’ door"],
    ["years cut short", "the '90s", "the ’90s"],
    ["curly marks stay", "“It’s open”", "“It’s open”"],
    ["day and month", "on 20 June 2025 and 1 May", `on 20${N}June 2025 and 1${N}May`],
    ["the rest is left alone", "48% of 10,000: why?", "48% of 10,000: why?"],
  ])("%s", (_, written, set) => {
    expect(typeset("en", written)).toBe(set);
    expect(typeset("en", set), "setting twice changes nothing").toBe(set);
  });
});

test("the mark before a text says whether a quotation opens or closes", () => {
  expect(typeset("en", "'s door", "r")).toBe("’s door");
  expect(typeset("en", '" he said', ".")).toBe("” he said");
});

test("the title of an English source in a French list keeps English spacing", () => {
  const title = 'ICE custody? A "record": details (en anglais)';
  expect(typesetAll("fr", { title })).toEqual({ title: "ICE custody? A “record”: details (en anglais)" });
});

test("fields are set in their own language, addresses are not", () => {
  const value = { label: { en: "it's", fr: "c'est : oui" }, url: "https://example.org/l'asile", count: 3 };
  expect(typesetAll("en", value)).toEqual({
    label: { en: "it’s", fr: `c’est${N}: oui` },
    url: "https://example.org/l'asile",
    count: 3,
  });
});
