import { notFound } from "next/navigation";
import { pagePicture } from "#lib/charts/pictures.ts";
import { findPetitionBySlug, listPetitions } from "#lib/content/index.ts";
import { isLocale, paths } from "#lib/i18n/index.ts";
import { localeOf } from "../../../_shared/locale-param.ts";
import { pageMetadataWithoutTitle } from "../../../_shared/metadata.ts";
import { PetitionView } from "./petition-view.tsx";

/** Says that the page shows a count: `lib/server` has it rendered when it is ten seconds old, and after each change. */
export const revalidate = 2;

type Props = { params: Promise<{ locale: string; slug: string }> };

export const dynamicParams = false;

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  if (!isLocale(params.locale)) return [];
  return (await listPetitions(params.locale)).map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: Props) {
  const { locale, petition } = await find(params);
  const { title, ask, slugs } = petition;
  return pageMetadataWithoutTitle({
    locale,
    alternates: paths("petitions", slugs),
    picture: pagePicture(locale, "petition", slugs.en),
    title,
    description: ask,
  });
}

export default async function PetitionPage({ params }: Props) {
  const { locale, petition } = await find(params);
  return <PetitionView locale={locale} petition={petition} alternates={paths("petitions", petition.slugs)} />;
}

async function find(params: Props["params"]) {
  const locale = await localeOf(params);
  const petition = await findPetitionBySlug(locale, (await params).slug);
  if (!petition) notFound();
  return { locale, petition };
}
