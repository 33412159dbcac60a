import { HtmlValidate } from "html-validate";

// Rules about the HTML standard and accessibility, not about how a source file is written.
const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    // The same text can be read with or without a hyphen between its parts, as React writes it.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "void-style": "off",
    "no-inline-style": "off",
    "long-title": "off",
    "require-sri": "off",
    "tel-non-breaking": "off",
    // A list without its look loses its meaning in one browser: the role gives it back.
    "no-redundant-role": "off",
    // The language button of a form leads to the same page in the other language, as the link in its place does elsewhere.
    "prefer-native-element": ["error", { exclude: ["link", "main", "navigation"] }],
  },
});

/** A part without a name and without any heading is a `div`. */
const NAMELESS_SECTION = /<section(?![^>]*\saria-label)[^>]*>(?=(?:(?!<\/?section|<h[2-6])[\s\S])*<\/section>)/g;

/** What is wrong with the HTML of a page, one line for each: where, the rule, and what it says. */
export async function findInvalid(html: string, address: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  const nameless = html.match(NAMELESS_SECTION) ?? [];
  return [
    ...results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${address} ${line}:${column} ${ruleId}: ${message}`),
    ),
    ...nameless.map((section) => `${address} ${section} has neither a name nor a heading`),
  ];
}
