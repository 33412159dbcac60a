import { IssueCard } from "#components/cards/issue-card.tsx";
import { NewsList } from "#components/cards/news-list.tsx";
import { FigureValue } from "#components/mdx/stats.tsx";
import { Drawing, OneIn67 } from "#components/ui/drawing.tsx";
import { Arrow } from "#components/ui/icons.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { getFigure, getHome, type Home, listNews } from "#lib/content/index.ts";
import { formatDate, type Locale, path, paths, translator } from "#lib/i18n/index.ts";
import { listCampaigns } from "../_shared/campaigns.ts";
import { localeOf } from "../_shared/locale-param.ts";
import { pageMetadata } from "../_shared/metadata.ts";
import { PageFrame } from "../_shared/page-frame.tsx";

/** Seconds until the page's count is read again; also when the build could not read one. See `app/_shared/counts.ts`. */
export const revalidate = 2;

type Props = { params: Promise<{ locale: string }> };

const alternates = paths("home");
const newsOnHome = 4;

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  const { title, description } = await getHome(locale);
  return pageMetadata({
    locale,
    alternates,
    picture: pagePicture(locale, "page", "home"),
    title: title.join(" "),
    description,
  });
}

export default async function HomePage({ params }: Props) {
  const locale = await localeOf(params);
  const home = await getHome(locale);
  return (
    <PageFrame locale={locale} alternates={alternates} file={`content/home/${locale}.yaml`}>
      <Hero locale={locale} home={home} />
      <Intro home={home} />
      <Campaigns locale={locale} home={home} />
      <Rights locale={locale} home={home} />
      <Numbers locale={locale} home={home} />
      <AsksOfStates locale={locale} home={home} />
      <LatestNews locale={locale} home={home} />
      <MoreIssues home={home} />
    </PageFrame>
  );
}

type SectionProps = { locale: Locale; home: Home };

async function Hero({ locale, home }: SectionProps) {
  const t = translator(locale);
  const lead = (await listCampaigns(locale)).find(({ card }) => card.signHref)?.card;
  return (
    <section className="hero" aria-labelledby="home-title">
      <div className="wrap">
        <p className="kicker">{home.kicker}</p>
        <h1 id="home-title">
          <span>{home.title[0]}</span> <span>{home.title[1]}</span>
        </h1>
        <div className="hero-row">
          <p className="lede">{home.lede}</p>
          <p className="actions">
            <a className="btn" href={lead?.signHref ?? path(locale, "issues")}>
              {lead ? (
                <span>
                  <NoBreakBillNumbers>{t("home.sign", { petition: lead.kicker })}</NoBreakBillNumbers>
                </span>
              ) : (
                t("nav.issues")
              )}
            </a>
            <a className="btn btn-quiet" href={path(locale, "worldRefugeeDay")}>
              {t("home.numbers")}
            </a>
          </p>
        </div>
      </div>
      <Drawing name="hero" alt={t("home.heroAlt")} />
    </section>
  );
}

function Intro({ home }: { home: Home }) {
  return (
    <section className="section" aria-labelledby="intro-title">
      <div className="wrap split">
        <h2 id="intro-title">{home.intro.title}</h2>
        <div className="prose">
          <p className="lede">{home.intro.lede}</p>
          {home.intro.body.split(/\n\s*\n/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </div>
    </section>
  );
}

async function Campaigns({ locale, home }: SectionProps) {
  const campaigns = await listCampaigns(locale);
  return (
    <section className="section dusk" aria-labelledby="campaigns-title">
      <div className="wrap">
        <div className="head">
          <h2 id="campaigns-title">{home.issuesTitle}</h2>
        </div>
        <ul className="cards cards-4">
          {campaigns.map(({ card, count, petition }, index) => (
            <IssueCard
              key={card.key}
              locale={locale}
              issue={card}
              count={count}
              goal={index === 0 ? petition.goal : undefined}
              milestones={petition.milestones}
              wide={index === 0}
            />
          ))}
        </ul>
      </div>
    </section>
  );
}

function Rights({ locale, home }: SectionProps) {
  return (
    <section className="section" aria-labelledby="rights-title">
      <div className="wrap">
        <div className="head">
          <h2 id="rights-title">{home.rights.title}</h2>
          <p>{home.rights.body}</p>
        </div>
        <ul className="ledger">
          {home.rights.items.map((right) => (
            <li key={right.title}>
              <h3>{right.title}</h3>
              <p>{right.text}</p>
              <p className="small">{right.law}</p>
            </li>
          ))}
        </ul>
        <More href={path(locale, "rights")}>{translator(locale)("home.rightsMore")}</More>
      </div>
    </section>
  );
}

async function Numbers({ locale, home }: SectionProps) {
  const t = translator(locale);
  const figure = await getFigure(home.numbers.figure);
  return (
    <section className="section on-dark" aria-labelledby="numbers-title">
      <div className="wrap split split-even items-center">
        <div className="stack">
          <h2 id="numbers-title" className="vh">
            {home.numbers.title}
          </h2>
          <p className="giant">
            <FigureValue locale={locale} figure={figure} /> <span className="giant-label">{figure.label[locale]}</span>
          </p>
          <p className="lede">{home.numbers.lede}</p>
          <p className="small">
            {figure.asOf[locale]}. {figure.source.publisher[locale]}, {figure.source.title[locale]}.
          </p>
          <More href={path(locale, "worldRefugeeDay")}>{t("home.numbersMore")}</More>
        </div>
        <OneIn67 alt={t("home.oneIn67Alt")} />
      </div>
    </section>
  );
}

function AsksOfStates({ locale, home }: SectionProps) {
  return (
    <section className="section" aria-labelledby="asks-title">
      <div className="wrap split">
        <div className="stack">
          <h2 id="asks-title">{home.asks.title}</h2>
          <p>{home.asks.body}</p>
          <More href={path(locale, "related")}>{translator(locale)("home.relatedMore")}</More>
        </div>
        <ul className="ledger ledger-2">
          {home.asks.items.map((ask) => (
            <li key={ask.title}>
              <h3>{ask.title}</h3>
              <p>{ask.text}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

async function LatestNews({ locale, home }: SectionProps) {
  const news = await listNews(locale);
  const items = news.slice(0, newsOnHome).map((item) => ({ ...item, href: path(locale, "news", item.slug) }));
  return (
    <section className="section paper" aria-labelledby="news-title">
      <div className="wrap split">
        <div className="stack">
          <h2 id="news-title">{home.newsTitle}</h2>
          {news[0] ? (
            <p className="small">{translator(locale)("news.newest", { date: formatDate(locale, news[0].date) })}</p>
          ) : null}
          <More href={path(locale, "news")}>{translator(locale)("home.newsMore")}</More>
        </div>
        <NewsList locale={locale} items={items} />
      </div>
    </section>
  );
}

function MoreIssues({ home }: { home: Home }) {
  return (
    <section className="section" aria-labelledby="more-title">
      <div className="wrap split">
        <h2 id="more-title">{home.more.title}</h2>
        <div className="stack">
          <p className="max-w-(--measure)">{home.more.body}</p>
          <ul className="links flex flex-wrap gap-2.5 mt-6">
            {home.more.links.map((link) => (
              <li key={link.href}>
                <a className="chip" href={link.href}>
                  <NoBreakBillNumbers>{link.label}</NoBreakBillNumbers>
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}

function More({ href, children }: { href: string; children: string }) {
  return (
    <p>
      <a className="more" href={href}>
        {children} <Arrow />
      </a>
    </p>
  );
}
