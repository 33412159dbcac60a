import { mdxComponents } from "#components/mdx/index.tsx";
import { PetitionPanel } from "#components/petition/petition-panel.tsx";
import { signFormWords } from "#components/petition/sign-form-words.ts";
import { SignatureForm } from "#components/petition/signature-form.tsx";
import { SigningWarning } from "#components/petition/signing-warning.tsx";
import { findPetitionVersion, type Petition } from "#lib/content/index.ts";
import { countryNames, type Locale, otherLocale, path, translator, versionPaths } from "#lib/i18n/index.ts";
import { isOpen } from "#lib/petitions/status.ts";
import { countryCodes } from "#lib/signatures/form/fields/country.ts";
import { readCount } from "../../../_shared/counts.ts";
import { signPetition } from "./actions.ts";

type Props = {
  locale: Locale;
  petition: Petition;
  alternates: Record<Locale, string>;
  pageTitle: string;
  /** Whether addressee, demand and full text are in the panel: not where the page itself shows them. */
  withText?: boolean;
};

/** The petition's panel with its form, on the issue page and on the petition's own. It also writes the page's title, which tells of errors. */
export async function SignPanel({ locale, petition, alternates, pageTitle, withText = true }: Props) {
  const t = translator(locale);
  const open = isOpen(petition, new Date());
  const other = otherLocale(locale);
  const signed = await findPetitionVersion(locale, petition.key, String(petition.version));
  return (
    <>
      {open ? null : <title>{pageTitle}</title>}
      <PetitionPanel
        locale={locale}
        petition={petition}
        versionHref={signed && versionPaths(petition.slugs, signed.version)[locale]}
        open={open}
        count={await readCount(petition.key)}
        fullText={withText ? <petition.Body components={mdxComponents(locale, [])} /> : null}
        form={
          <>
            <SigningWarning locale={locale} warning={petition.warning} />
            <SignatureForm
              action={signPetition}
              petition={petition.key}
              locale={locale}
              otherLocale={other}
              otherHref={alternates[other]}
              privacyHref={path(locale, "privacy")}
              countries={countryNames(locale, countryCodes)}
              words={signFormWords(t, pageTitle)}
            />
          </>
        }
      />
    </>
  );
}
