import fc from "fast-check";
import { LinkifyIt } from "linkify-it";
import { expect, test } from "vitest";
import { cleanToken, isTokenShaped } from "#lib/crypto/token.ts";
import { spellToken } from "#lib/crypto/token-text.ts";

const site = "https://refuge.example.org/en/signatures";
const bytes = fc.uint8Array({ minLength: 36, maxLength: 36 });
const today = bytes.map(spellToken);
/** As the first links carried them: base64url, with `-` and `_`, also at the end. */
const earlier = bytes.map((token) => Buffer.from(token).toString("base64url"));

/** What mail programs, chats and people leave after a link. */
const after = [
  ..."., ; : ! ? ) ] } > ' \" » ” ’ … * / | \\ ~ `".split(" "),
  ...["%3E", "%20", "%0A", "%0D%0A", "%22", "%E2%80%9D", "%C2%BB", "%E2%80%8B", "%2520", "=20", "=0D=0A", "=", "=3D"],
  ...[
    " ",
    "\n",
    "\r\n",
    "\u00A0",
    "\u200B",
    "\uFEFF",
    "\u00AD",
    " thank you",
    "\n> On Friday",
    ".)",
    ">,",
    "&gt;",
    "</a>",
  ],
  ...["/", "?utm_source=mail&fbclid=abc", "#top"],
];
const before = ["", "<", "%3C", " ", "\u200B", "(", '"', "“", "« ", "\n", `${site}/`, `<${site}/`, "see: "];
/** What comes between the letters of a link that was wrapped, quoted or copied. */
const inside = [
  ...["\n", "\r\n", " ", "\n> ", "\r\n>> ", "=\n", "=\r\n", "=3D\r\n", "=", "%20", "%0A", "%0D%0A", "%2520", "+"],
  ...["\u200B", "\u00AD", "\u2060", "\uFEFF", "\u00A0", "\t", "%E2%80%8B", "%C2%AD", "\u200E", "\n    "],
];

test.each([
  ["today's", today],
  ["earlier", earlier],
])("whatever mail programs and people add to %s tokens, the token is read", (_, tokens) => {
  const breaks = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 47 }), fc.constantFrom(...inside)), {
    selector: ([at]) => at,
    maxLength: 3,
  });
  fc.assert(
    fc.property(
      tokens,
      breaks,
      fc.constantFrom(...before),
      fc.constantFrom("", ...after),
      (token, marks, start, end) => {
        const fromTheEnd = marks.sort(([one], [other]) => other - one);
        const broken = fromTheEnd.reduce((text, [at, mark]) => `${text.slice(0, at)}${mark}${text.slice(at)}`, token);
        expect(cleanToken(start + broken + end)).toBe(token);
      },
    ),
    { numRuns: 3000 },
  );
});

test("a stray = before the letters 3D of an earlier token does not hide them", () => {
  const token = `${"y".repeat(20)}3D${"_".repeat(26)}`;
  expect(cleanToken(token.replace("3D", "=3D"))).toBe(token);
  expect(cleanToken(`${token.replace("3D", "=3D").slice(0, 40)}=3D\r\n${token.slice(39)}`)).toBe(token);
});

test.each<[string, (token: string) => string]>([
  ["twice in a row", (token) => `${token}${site}/${token}`],
  ["as two whole links in a row", (token) => `${site}/${token}${site}/${token}`],
  ["in capitals", (token) => token.toUpperCase()],
  ["with letters that look like its digits", (token) => token.replace(/0/g, "O").replace(/1/g, "l")],
])("today's token %s is read", (_, spoilt) => {
  fc.assert(
    fc.property(today, (token) => {
      expect(cleanToken(spoilt(token))).toBe(token);
    }),
  );
});

test("any text is answered, cleaning twice is cleaning once, and what is found was in the text", () => {
  const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 1200 }), fc.stringMatching(/^[\w%=-]{0,200}$/));
  fc.assert(
    fc.property(anyText, (text) => {
      const token = cleanToken(text);
      expect(isTokenShaped(text)).toBe(token !== null);
      if (token !== null) expect(cleanToken(token)).toBe(token);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ["nothing", ""],
  ["a short word", "short"],
  ["one letter less", "0".repeat(57)],
  ["one letter more", `${"0".repeat(58)}a`],
  ["one letter more than the first links had", "x".repeat(49)],
  ["a letter that no token has", `${"0".repeat(57)}u`],
  ["bits that no token has", `${"0".repeat(57)}1`],
  ["NUL", `${"0".repeat(58)}\0`],
  ["NUL in percent encoding", `${"0".repeat(58)}%00`],
  ["10 kB", "0".repeat(10_000)],
  ["broken percent encoding", "%E2%80%".repeat(20)],
])("%s is no token", (_, text) => {
  expect(cleanToken(text)).toBeNull();
});

const linkifier = new LinkifyIt();
/** Thunderbird, from its text converter: these are not part of a link that ends with them. */
const thunderbird = (text: string) => /https:\/\/[^\s<>"]*[^\s<>".,;!?:'-]/.exec(text)?.[0];
/** GitHub and others that follow its Markdown: these, and closing brackets without an opening one. */
const markdown = (text: string) => /https:\/\/[^\s<]*[^\s<?!.,:*_~'")]/.exec(text)?.[0];
/** Programs that end a link with its last letter or digit. */
const plain = (text: string) => /https:\/\/[^\s]*[\p{L}\p{N}/]/u.exec(text)?.[0];

test.each([
  ["linkify-it", (text: string) => linkifier.match(text)?.[0]?.url],
  ["Thunderbird", thunderbird],
  ["GitHub", markdown],
  ["the plainest programs", plain],
])("%s keeps a link whole on a line of its own, and in a sentence adds nothing that hides the token", (_, linkOf) => {
  const ends = fc.constantFrom(" ", ".\n", ", ", ") ", "!\n", "? ", "* ", "_ ");
  fc.assert(
    fc.property(today, ends, (token, end) => {
      expect(linkOf(`Please press:\n\n${site}/${token}\n\nThank you.`)).toBe(`${site}/${token}`);
      expect(cleanToken(linkOf(`Please press ${site}/${token}${end}Thank you.`) ?? "")).toBe(token);
    }),
    { numRuns: 1000 },
  );
});
