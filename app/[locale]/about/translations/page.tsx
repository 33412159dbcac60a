import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { listTranslations, site, type TranslationState } from "#lib/content/index.ts";
import { formatDate, type Locale, locales, paths, translator } from "#lib/i18n/index.ts";
import { localeOf } from "../../../_shared/locale-param.ts";
import { pageMetadata } from "../../../_shared/metadata.ts";
import { PageFrame } from "../../../_shared/page-frame.tsx";

type Props = { params: Promise<{ locale: string }> };

const alternates = paths("translations");

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  return pageMetadata({
    locale,
    alternates,
    picture: pagePicture(locale, "page", "translations"),
    title: t("translations.title"),
    description: t("translations.description"),
  });
}

/** Whether the two languages of every page agree. */
export default async function TranslationsPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale);
  const pages = await listTranslations();
  const inStep = pages.filter(({ state }) => state === "in-step").length;
  return (
    <PageFrame locale={locale} alternates={alternates} section="about">
      <section className="section section-first" aria-labelledby="translations-title">
        <div className="wrap">
          <div className="head max-w-[52rem]">
            <p className="kicker">{t("translations.kicker")}</p>
            <h1 id="translations-title">{t("translations.title")}</h1>
            <p className="lede">{t("translations.lede", { all: pages.length, inStep })}</p>
            <p>{t("translations.how")}</p>
          </div>
          <div className="prose prose-wide">
            <table className="table-rows">
              <thead>
                <tr>
                  <th scope="col">{t("translations.page")}</th>
                  <th scope="col">{t("translations.state")}</th>
                  <th scope="col">{t("translations.files")}</th>
                </tr>
              </thead>
              <tbody>
                {pages.toSorted(byNeed).map((page) => (
                  <Row key={page.folder} locale={locale} page={page} />
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </section>
    </PageFrame>
  );
}

function Row({ locale, page }: { locale: Locale; page: TranslationState }) {
  const t = translator(locale);
  return (
    <tr>
      <th scope="row">
        <a className="inline-block py-1" href={page.addresses[locale]}>
          <NoBreakBillNumbers>{page.titles[locale]}</NoBreakBillNumbers>
        </a>
      </th>
      <td data-label={t("translations.state")}>
        {t(`translations.states.${stateOf(page)}`, { date: formatDate(locale, dateOf(page)) })}
      </td>
      <td data-label={t("translations.files")}>
        {locales.map((each) => (
          <a key={each} className="block py-2.5" href={`${site.repositoryUrl}/edit/main/${page.files[each]}`}>
            {t(`translations.edit.${each}`)}
            <span className="vh"> · {page.titles[locale]}</span>
          </a>
        ))}
      </td>
    </tr>
  );
}

function stateOf(page: TranslationState) {
  if (page.state === "behind") return page.behind === "fr" ? "frenchBehind" : "englishBehind";
  return page.state === "in-step" ? "inStep" : page.state;
}

function dateOf(page: TranslationState): string {
  return page.state === "behind" ? page.changedOn : (page.agreedOn ?? "");
}

/** Pages that need the most work come first. */
function byNeed(a: TranslationState, b: TranslationState): number {
  return Number(a.state === "in-step") - Number(b.state === "in-step");
}
