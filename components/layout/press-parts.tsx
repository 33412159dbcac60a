import { FigureValue } from "#components/mdx/stats.tsx";
import { Illustration } from "#components/ui/illustration.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { type Figure, site } from "#lib/content/index.ts";
import { figuresPaths, type Locale, path, translator } from "#lib/i18n/index.ts";

type Campaign = {
  key: string;
  kicker: string;
  slug: string;
  slugs: Record<Locale, string>;
  illustration: string;
  alt: string;
  shown: Figure[];
};

/** How to reach the campaign. No person is named. */
export function PressContact({ locale }: { locale: Locale }) {
  const t = translator(locale);
  const email = site.contact.press ?? site.contact.email;
  return (
    <section className="slip" aria-labelledby="press-contact">
      <h2 id="press-contact">{t("press.contact.title")}</h2>
      <dl className="rows">
        <div>
          <dt>{t("press.contact.email")}</dt>
          <dd>
            <a href={`mailto:${email}`}>{email}</a>
          </dd>
        </div>
        <div>
          <dt>{t("press.contact.languages")}</dt>
          <dd>{t("press.contact.both")}</dd>
        </div>
      </dl>
    </section>
  );
}

/** The first figures of each campaign, each alone with its date and publisher, and the way to its page. */
export function PressFacts({ locale, campaigns }: { locale: Locale; campaigns: Campaign[] }) {
  const t = translator(locale);
  return (
    <section className="kit-part" aria-labelledby="press-facts">
      <h2 id="press-facts">{t("press.facts.title")}</h2>
      <p>{t("press.facts.lede")}</p>
      <ul className="kit">
        {campaigns.map(({ key, kicker, slug, shown }) => (
          <li key={key}>
            <h3>
              <NoBreakBillNumbers>{kicker}</NoBreakBillNumbers>
            </h3>
            <ul className="kit-figures">
              {shown.map((figure) => (
                <li key={figure.id}>
                  <b className="num">
                    <FigureValue locale={locale} figure={figure} labelComesFirst />
                  </b>{" "}
                  <NoBreakBillNumbers>{figure.label[locale]}</NoBreakBillNumbers>
                  <span className="small">
                    {figure.asOf[locale]} · {figure.source.publisher[locale]}
                  </span>
                </li>
              ))}
            </ul>
            <p>
              <a href={path(locale, "issues", slug)}>{t("press.facts.about", { campaign: kicker })}</a>
            </p>
          </li>
        ))}
      </ul>
      <p className="mt-6">
        <a href={path(locale, "statistics")}>{t("press.facts.all")}</a>
        <br />
        <a href={path(locale, "method")}>{t("press.facts.sources")}</a>
      </p>
    </section>
  );
}

type Petition = { key: string; title: string; slugs: Record<Locale, string>; says: string | null };

/** Where each petition is, in the words of every page that names it. */
export function PressPetitions({ locale, petitions }: { locale: Locale; petitions: Petition[] }) {
  const t = translator(locale);
  return (
    <section className="kit-part" aria-labelledby="press-petitions">
      <h2 id="press-petitions">{t("press.petitions.title")}</h2>
      <p>{t("press.petitions.lede")}</p>
      <ul className="kit-figures">
        {petitions.map(({ key, title, slugs, says }) => (
          <li key={key}>
            <a href={figuresPaths(slugs)[locale]} aria-label={t("press.petitions.figures", { title })}>
              <NoBreakBillNumbers>{title}</NoBreakBillNumbers>
            </a>
            {says ? <span className="small num">{says}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Drawings and pictures of the campaigns, with their licence. */
export function PressPictures({ locale, campaigns }: { locale: Locale; campaigns: Campaign[] }) {
  const t = translator(locale);
  return (
    <section className="kit-part" aria-labelledby="press-pictures">
      <h2 id="press-pictures">{t("press.pictures.title")}</h2>
      <p>{t("press.pictures.lede", { site: site.organisation.name[locale] })}</p>
      <ul className="kit">
        {campaigns.map(({ key, kicker, slugs, illustration, alt }) => (
          <li key={key}>
            <Illustration name={illustration} alt={alt} />
            <p className="kit-files">
              <a className="chip" href={`/illustrations/${illustration}.svg`} download="">
                <span>
                  <NoBreakBillNumbers>{t("press.pictures.svg", { campaign: kicker })}</NoBreakBillNumbers>
                </span>
              </a>
              <a className="chip" href={pagePicture(locale, "issue", slugs.en)} download="">
                <span>
                  <NoBreakBillNumbers>{t("press.pictures.png", { campaign: kicker })}</NoBreakBillNumbers>
                </span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
