import { NewsForm } from "#components/news/news-form.tsx";
import { signFormWords } from "#components/petition/sign-form-words.ts";
import { forWhom, listIssues, listPetitions, site } from "#lib/content/index.ts";
import { type Locale, path, translator } from "#lib/i18n/index.ts";
import { newsConsent } from "#lib/signatures/news/news-list.ts";
import { fullTitle } from "../../_shared/metadata.ts";
import { sendMeNews } from "./actions.ts";

/** News by e-mail for those who do not sign. It also writes the page's title, which tells of errors. */
export async function NewsByEmail({ locale }: { locale: Locale }) {
  const t = translator(locale);
  const issues = await listIssues(locale);
  const campaigns = (await listPetitions(locale)).map(({ key, issue, title }): [string, string] => [
    key,
    issues.find((each) => each.key === issue)?.kicker ?? title,
  ]);
  return (
    <section className="panel" id="sign" aria-labelledby="by-email-title" tabIndex={-1}>
      <h2 id="by-email-title">{t("subscribe.title")}</h2>
      <p className="ui mt-2">{t("subscribe.lede")}</p>
      <NewsForm
        action={sendMeNews}
        locale={locale}
        campaigns={[["", t("subscribe.all")], ...campaigns]}
        privacyHref={path(locale, "privacy")}
        words={{
          ...signFormWords(t, fullTitle(locale, t("news.title", forWhom(locale)))),
          of: t("subscribe.of"),
          consent: newsConsent(locale),
          contact: contactOf(locale),
          ask: t("subscribe.ask"),
          // The button of "one more step", which a petition's form has too.
          submit: t("subscribe.ask"),
        }}
      />
    </section>
  );
}

/** Who asks, and how to reach them: anti-spam law wants it beside the consent. */
function contactOf(locale: Locale): string {
  const { organisation, contact, postalAddress } = site;
  const address = [organisation.legalName, ...(postalAddress?.[locale] ?? []), contact.email].join(", ");
  return translator(locale)("subscribe.contact", { address });
}
