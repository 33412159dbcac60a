import { mdxComponents } from "#components/mdx/index.tsx";
import { PaperCode } from "#components/petition/paper-code.tsx";
import { Demand, PetitionPanel } from "#components/petition/petition-panel.tsx";
import { signFormWords } from "#components/petition/sign-form-words.ts";
import { SignatureForm } from "#components/petition/signature-form.tsx";
import { SigningWarning } from "#components/petition/signing-warning.tsx";
import { StatePanel } from "#components/petition/state-panel.tsx";
import { findPetitionVersion, getPetition, listIssues, listPetitions, type Petition } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { countryNames, type Locale, otherLocale, path, translator, versionPaths } from "#lib/i18n/index.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { countryCodes } from "#lib/signatures/form/fields/country.ts";
import { readCount } from "../../../_shared/counts.ts";
import { countPlaces } from "../../../_shared/history.ts";
import { signPetition } from "./actions.ts";

type Props = {
  locale: Locale;
  petition: Petition;
  alternates: Record<Locale, string>;
  pageTitle: string;
  /** Whether addressee, demand and full text are in the panel: not where the page itself shows them. */
  withText?: boolean;
};

/** The petition's panel, on the issue page and on the petition's own: its form, or what has become of it. It also writes the page's title, which tells of errors. */
export async function SignPanel({ locale, petition, alternates, pageTitle, withText = true }: Props) {
  const t = translator(locale);
  const state = stateOf(petition, new Date());
  const other = otherLocale(locale);
  const signed = await findPetitionVersion(locale, petition.key, String(petition.version));
  const versionHref = signed && versionPaths(petition.slugs, signed.version)[locale];
  const fullText = withText ? <petition.Body components={mdxComponents(locale, [])} /> : null;
  const count = state === "draft" ? null : await readCount(petition.key);
  if (state !== "open") {
    const text = fullText && (
      <Demand
        locale={locale}
        petition={petition}
        versionHref={versionHref}
        fullText={fullText}
        signable={state === "planned"}
      />
    );
    return (
      <>
        <title>{pageTitle}</title>
        <StatePanel
          locale={locale}
          petition={petition}
          state={state}
          count={count}
          successor={await successorOf(locale, petition)}
          text={text}
        />
      </>
    );
  }
  return (
    <PetitionPanel
      locale={locale}
      petition={petition}
      versionHref={versionHref}
      count={count}
      places={await countPlaces(petition.key)}
      fullText={fullText}
      form={
        <>
          <PaperCode locale={locale} url={siteUrl() + path(locale, "petitions", petition.slug)} />
          <SigningWarning locale={locale} warning={petition.warning} />
          <SignatureForm
            action={signPetition}
            petition={petition.key}
            locale={locale}
            otherLocale={other}
            otherHref={alternates[other]}
            privacyHref={path(locale, "privacy")}
            countries={countryNames(locale, countryCodes)}
            others={await listOthers(locale, petition.key)}
            words={signFormWords(t, pageTitle)}
          />
        </>
      }
    />
  );
}

/** The other petitions that can be signed today, in the editors' order. */
async function listOthers(locale: Locale, key: string) {
  const issues = await listIssues(locale);
  const petitions = await Promise.all(issues.map(({ petition }) => getPetition(locale, petition)));
  return petitions
    .filter((petition) => petition.key !== key && stateOf(petition, new Date()) === "open")
    .map(({ key, title, ask }) => ({ key, title, ask }));
}

async function successorOf(locale: Locale, { replacedBy }: Petition) {
  const successor = (await listPetitions(locale)).find(({ key }) => key === replacedBy);
  return successor ? { href: path(locale, "petitions", successor.slug), title: successor.title } : null;
}
