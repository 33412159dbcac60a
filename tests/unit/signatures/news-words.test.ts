import { expect, test } from "vitest";
import { NewsByEmail } from "#app/[locale]/news/news-by-email.tsx";
import { NewsForm } from "#components/news/news-form.tsx";
import { locales, translator } from "#lib/i18n/index.ts";

// Who asks for news signs nothing, so nothing may be said there of a signature of theirs.
const signature = /signature|\bsign\b|signer\b/iu;

test.each(locales)("the form for news speaks of no signature, whatever it answers (%s)", async (locale) => {
  const section = await NewsByEmail({ locale });
  const form = [section.props.children].flat().find(({ type }) => type === NewsForm);
  const { emailMeant, errors, proof, submit, ask, pageTitleWithStep } = form.props.words;
  const said = [
    ...Object.values(emailMeant),
    ...Object.values(proof),
    ...[errors["form.limited"], errors["form.unavailable"], submit, ask, pageTitleWithStep],
  ];
  for (const words of said) expect.soft(words).not.toMatch(signature);
});

test.each(locales)("who unsubscribes is not told of a signature that may not exist (%s)", (locale) => {
  const t = translator(locale);
  const condition = { en: "If you have signed", fr: "Si vous avez signé" }[locale];
  for (const words of [
    t("signature.updates.coming.lede"),
    t("signature.updates.stopped.lede"),
    t("signature.oneClick.stopped"),
  ])
    expect.soft(words).toContain(condition);
});
