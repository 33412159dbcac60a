import { notFound } from "next/navigation";
import { listPetitionsAndDrafts } from "#lib/content/index.ts";
import { draftPaths } from "#lib/i18n/index.ts";
import { draftKey, opensDraft } from "#lib/petitions/draft-key.ts";
import { localeOf } from "../../../../_shared/locale-param.ts";
import { PetitionView } from "../../../petitions/[slug]/petition-view.tsx";

type Props = { params: Promise<{ locale: string; slug: string; key: string }> };

/** The key is known when the site runs, not when it is built. */
export const dynamic = "force-dynamic";

export const metadata = { robots: { index: false, follow: false } };

/** A draft as it will look, for those who hold its link: `npm start` and `npm run petition -- preview` print it. */
export default async function DraftPage({ params }: Props) {
  const locale = await localeOf(params);
  const { slug, key } = await params;
  const draft = (await listPetitionsAndDrafts(locale)).find((one) => one.slug === slug && one.status === "draft");
  if (!draft || !opensDraft(draft.key, key)) notFound();
  return <PetitionView locale={locale} petition={draft} alternates={draftPaths(draft.slugs, draftKey(draft.key))} />;
}
