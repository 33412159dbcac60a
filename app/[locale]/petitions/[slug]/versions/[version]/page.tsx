import { notFound } from "next/navigation";
import { Crumbs } from "#components/layout/crumbs.tsx";
import { mdxComponents } from "#components/mdx/index.tsx";
import { PetitionVersions } from "#components/petition/petition-versions.tsx";
import { VersionProof } from "#components/petition/version-proof.tsx";
import { VersionState } from "#components/petition/version-state.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { findPetitionBySlug, findPetitionVersion, listPetitions, listPetitionVersions } from "#lib/content/index.ts";
import { formatDate, isLocale, path, translator, versionPaths } from "#lib/i18n/index.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { localeOf } from "../../../../../_shared/locale-param.ts";
import { pageMetadata } from "../../../../../_shared/metadata.ts";
import { PageFrame } from "../../../../../_shared/page-frame.tsx";
import { breadcrumbThing } from "../../../../../_shared/structured-data.ts";

type Props = { params: Promise<{ locale: string; slug: string; version: string }> };

export const dynamicParams = false;

export async function generateStaticParams({ params }: { params: { locale: string } }) {
  const { locale } = params;
  if (!isLocale(locale)) return [];
  const petitions = await listPetitions(locale);
  const pages = petitions.map(async ({ key, slug }) =>
    (await listPetitionVersions(locale, key)).map(({ version }) => ({ slug, version: String(version) })),
  );
  return (await Promise.all(pages)).flat();
}

export async function generateMetadata({ params }: Props) {
  const { locale, petition, wording } = await find(params);
  const t = translator(locale);
  const { version, title } = wording;
  return pageMetadata({
    locale,
    alternates: versionPaths(petition.slugs, version),
    picture: pagePicture(locale, "petition", petition.slugs.en),
    title: t("petition.versions.title", { version, title }),
    description: t("petition.versions.description", { version, title, from: formatDate(locale, wording.date) }),
  });
}

/** One wording of a petition, word for word as it was signed: from files, so that it outlives the database. */
export default async function PetitionVersionPage({ params }: Props) {
  const { locale, petition, wording } = await find(params);
  const t = translator(locale);
  const versions = await listPetitionVersions(locale, petition.key);
  const label = t("petition.version", { version: wording.version });
  return (
    <PageFrame
      locale={locale}
      alternates={versionPaths(petition.slugs, wording.version)}
      section="issues"
      things={[
        breadcrumbThing(
          locale,
          { section: "petitions", slug: petition.slug, name: petition.title },
          { name: label, path: versionPaths(petition.slugs, wording.version)[locale] },
        ),
      ]}
    >
      <section className="section section-first" aria-labelledby="page-title">
        <div className="wrap">
          <Crumbs
            locale={locale}
            parent={{ section: "petitions", slug: petition.slug, label: petition.title }}
            current={label}
          />
          <div className="head max-w-[52rem]">
            <p className="kicker">
              {t("petition.kicker")} · {label}
            </p>
            <h1 id="page-title">
              <NoBreakBillNumbers>{wording.title}</NoBreakBillNumbers>
            </h1>
            <VersionState
              locale={locale}
              {...wording}
              next={versions.find(({ version }) => version === wording.version + 1)}
              current={petition.version}
              currentHref={path(locale, "petitions", petition.slug)}
              petition={petition}
              state={stateOf(petition, new Date())}
            />
          </div>
          <div className="prose prose-wide">
            <h2>{t("petition.versions.text")}</h2>
            <p>
              <b>
                <NoBreakBillNumbers>{wording.to}</NoBreakBillNumbers>
              </b>
            </p>
            <p>
              <NoBreakBillNumbers>{wording.ask}</NoBreakBillNumbers>
            </p>
            <wording.Body components={mdxComponents(locale, [])} />
            <VersionProof
              locale={locale}
              hash={wording.hash}
              textHref={`/data/petitions/${petition.slugs.en}/version-${wording.version}.txt`}
            />
            <PetitionVersions locale={locale} slugs={petition.slugs} versions={versions} here={wording.version} />
          </div>
        </div>
      </section>
    </PageFrame>
  );
}

async function find(params: Props["params"]) {
  const locale = await localeOf(params);
  const { slug, version } = await params;
  const petition = await findPetitionBySlug(locale, slug);
  const wording = petition && (await findPetitionVersion(locale, petition.key, version));
  if (!wording) notFound();
  return { locale, petition, wording };
}
