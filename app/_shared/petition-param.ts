import { notFound } from "next/navigation";
import { findPetitionBySlug, listPetitions } from "#lib/content/index.ts";
import { isLocale } from "#lib/i18n/index.ts";
import { localeOf } from "./locale-param.ts";

/** The `slug` of every petition in a language, as Next's `generateStaticParams` lists them. */
export async function listPetitionParams({ params }: { params: { locale: string } }): Promise<{ slug: string }[]> {
  if (!isLocale(params.locale)) return [];
  return (await listPetitions(params.locale)).map(({ slug }) => ({ slug }));
}

/** The petition that an address names. @throws Next's "not found" where there is none */
export async function petitionOf(params: Promise<{ locale: string; slug: string }>) {
  const locale = await localeOf(params);
  const petition = await findPetitionBySlug(locale, (await params).slug);
  if (!petition) notFound();
  return { locale, petition };
}
