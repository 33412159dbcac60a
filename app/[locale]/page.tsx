import { pagePicture } from "#lib/charts/pictures.ts";
import { getHome } from "#lib/content/index.ts";
import { paths } from "#lib/i18n/index.ts";
import { localeOf } from "../_shared/locale-param.ts";
import { pageMetadata } from "../_shared/metadata.ts";
import { PageFrame } from "../_shared/page-frame.tsx";
import { organisationThing, websiteThing } from "../_shared/structured-data.ts";
import { Campaigns } from "./_home/campaigns.tsx";
import { Hero } from "./_home/hero.tsx";
import { LatestNews } from "./_home/latest-news.tsx";
import { Numbers } from "./_home/numbers.tsx";
import { AsksOfStates, Intro, MoreIssues, Rights } from "./_home/words.tsx";

/** Says that the page shows a count: `lib/server` has it rendered when it is ten seconds old, and after each change. */
export const revalidate = 2;

type Props = { params: Promise<{ locale: string }> };

const alternates = paths("home");

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
    <PageFrame
      locale={locale}
      alternates={alternates}
      file={`content/home/${locale}.yaml`}
      things={[organisationThing(locale), websiteThing(locale)]}
    >
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
