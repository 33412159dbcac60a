import { pagePicture } from "#lib/charts/pictures.ts";
import { paths } from "#lib/i18n/index.ts";
import { pageMetadataWithoutTitle } from "../../../_shared/metadata.ts";
import { listPetitionParams, petitionOf } from "../../../_shared/petition-param.ts";
import { PetitionView } from "./petition-view.tsx";

/** Says that the page shows a count: `lib/server` has it rendered when it is ten seconds old, and after each change. */
export const revalidate = 2;

type Props = { params: Promise<{ locale: string; slug: string }> };

export const dynamicParams = false;

export const generateStaticParams = listPetitionParams;

export async function generateMetadata({ params }: Props) {
  const { locale, petition } = await petitionOf(params);
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
  const { locale, petition } = await petitionOf(params);
  return <PetitionView locale={locale} petition={petition} alternates={paths("petitions", petition.slugs)} />;
}
