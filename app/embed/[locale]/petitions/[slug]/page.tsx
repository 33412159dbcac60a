import type { Metadata } from "next";
import { mdxComponents } from "#components/mdx/index.tsx";
import { PetitionFrame } from "#components/petition/petition-frame.tsx";
import { signFormWords } from "#components/petition/sign-form-words.ts";
import { SignatureForm } from "#components/petition/signature-form.tsx";
import { SigningWarning } from "#components/petition/signing-warning.tsx";
import { stateLine } from "#components/petition/state-words.ts";
import { siteUrl } from "#lib/env.ts";
import { countryNames, framePath, otherLocale, path, translator } from "#lib/i18n/index.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { countryCodes } from "#lib/signatures/form/fields/country.ts";
import { readCount } from "../../../../_shared/counts.ts";
import { fullTitle } from "../../../../_shared/metadata.ts";
import { listPetitionParams, petitionOf } from "../../../../_shared/petition-param.ts";
import { signInFrame } from "./actions.ts";

/** Says that the page shows a count: `lib/server` has it rendered when it is ten seconds old, and after each change. */
export const revalidate = 2;

type Props = { params: Promise<{ locale: string; slug: string }> };

export const dynamicParams = false;

export const generateStaticParams = listPetitionParams;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, petition } = await petitionOf(params);
  return {
    metadataBase: new URL(siteUrl()),
    alternates: { canonical: path(locale, "petitions", petition.slug) },
    robots: { index: false },
  };
}

/** A petition for frames on other sites: the same form, checked and counted like on its own page, without cookies. */
export default async function PetitionFramePage({ params }: Props) {
  const { locale, petition } = await petitionOf(params);
  const t = translator(locale);
  const state = stateOf(petition, new Date());
  const count = await readCount(petition.key);
  const other = otherLocale(locale);
  const title = fullTitle(locale, petition.title);
  const isOpen = state === "open";
  return (
    <PetitionFrame
      locale={locale}
      petition={petition}
      count={count}
      says={isOpen ? null : stateLine(locale, petition, state, count)}
      fullText={<petition.Body components={mdxComponents(locale, [])} />}
    >
      {isOpen ? (
        <>
          <SigningWarning locale={locale} warning={petition.warning} linkTarget="_blank" />
          <SignatureForm
            action={signInFrame}
            petition={petition.key}
            locale={locale}
            otherLocale={other}
            otherHref={framePath(other, petition.slugs[other])}
            privacyHref={path(locale, "privacy")}
            linkTarget="_blank"
            countries={countryNames(locale, countryCodes)}
            words={signFormWords(t, title)}
          />
        </>
      ) : (
        <title>{title}</title>
      )}
    </PetitionFrame>
  );
}
