import { MessagePage } from "#components/layout/message-page.tsx";
import { signFormWords } from "#components/petition/sign-form-words.ts";
import { Trail } from "#components/petition/trail.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { findPetitionVersion, type Petition } from "#lib/content/index.ts";
import { countryNames, type Locale, path, translator, versionPaths } from "#lib/i18n/index.ts";
import { isOpen } from "#lib/petitions/status.ts";
import { countryCodes } from "#lib/signatures/form/fields/country.ts";
import { NeverAgainLink } from "../never-again-link.tsx";
import { StateTitle, stateTitle } from "../state-title.tsx";
import { ConfirmPress } from "./action-button.tsx";
import { confirmSignature, confirmTypedSignature } from "./actions.ts";
import { PersonPress } from "./person-press.tsx";
import { Tools, troubleWords } from "./tools.tsx";

export type OwnProps = { locale: Locale; token: string };
export type KnownProps = OwnProps & { petition: Petition; kicker: string };

/** The supporter still has to confirm. The page offers nothing else: there is no signature yet. */
export async function Pending(props: KnownProps & { version: number; updatesWanted: boolean }) {
  const { locale, token, petition, kicker, version, updatesWanted } = props;
  const t = translator(locale);
  return (
    <>
      <StateTitle locale={locale} heading={t("signature.confirm.title")} />
      <MessagePage
        kicker={kicker}
        title={[t("signature.confirm.title")]}
        lede={t("signature.confirm.lede", { petition: petition.title })}
        trail={<Trail locale={locale} now="confirmed" />}
        drawing={{ locale, name: "confirm" }}
        actions={
          <>
            <TextLink locale={locale} petition={petition} version={version} />
            <ConfirmPress
              form="confirm"
              locale={locale}
              token={token}
              action={confirmSignature}
              words={{ ...troubleWords(t), button: t("signature.confirm.button") }}
              look="filled"
              updatesLabel={t("form.updates")}
              updatesWanted={updatesWanted}
            />
          </>
        }
      >
        <p>{t("signature.confirm.notYou")}</p>
        <NeverAgainLink locale={locale} token={token} />
      </MessagePage>
    </>
  );
}

/**
 * Several forms gave the address: the owner of its mailbox decides what is signed, and the page shows no value of any
 * form.
 */
export async function AskedAgain({ locale, token, petition, kicker }: KnownProps) {
  const t = translator(locale);
  return (
    <MessagePage
      kicker={kicker}
      title={[t("signature.askedAgain.title")]}
      lede={t("signature.askedAgain.lede")}
      actions={
        <>
          <p>{t("signature.askedAgain.hidden")}</p>
          <h2 className="text-h3">
            <NoBreakBillNumbers>{petition.title}</NoBreakBillNumbers>
          </h2>
          <TextLink locale={locale} petition={petition} version={petition.version} />
          <PersonPress
            form="confirm"
            locale={locale}
            token={token}
            action={confirmTypedSignature}
            words={{ ...troubleWords(t), button: t("signature.askedAgain.button") }}
            look="filled"
            countries={countryNames(locale, countryCodes)}
            fields={signFormWords(t, stateTitle(locale, t("signature.askedAgain.title")))}
          />
        </>
      }
    >
      <p>{t("signature.confirm.notYou")}</p>
      <NeverAgainLink locale={locale} token={token} />
    </MessagePage>
  );
}

type TextLinkProps = { locale: Locale; petition: Petition; version: number };

/** A link to the wording that the button signs, where it can be read. */
async function TextLink({ locale, petition, version }: TextLinkProps) {
  const found = await findPetitionVersion(locale, petition.key, String(version));
  if (!found) return null;
  return (
    <p>
      <a href={versionPaths(petition.slugs, found.version)[locale]}>
        {translator(locale)("signature.confirm.text", { version })}
      </a>
    </p>
  );
}

/** Confirmed, and waiting for a review by a person. */
export function Held({ locale, token, kicker }: KnownProps) {
  const t = translator(locale);
  return (
    <MessagePage kicker={kicker} title={[t("signature.held.title")]} lede={t("signature.held.lede")}>
      <Tools locale={locale} token={token} pageTitle={stateTitle(locale, t("signature.held.title"))} />
    </MessagePage>
  );
}

/** The signature was withdrawn. */
export function Withdrawn({ locale, token, petition, kicker }: KnownProps) {
  const t = translator(locale);
  return (
    <>
      <StateTitle locale={locale} heading={t("signature.withdrawn.title")} />
      <MessagePage
        kicker={kicker}
        title={[t("signature.withdrawn.title")]}
        lede={t(isOpen(petition, new Date()) ? "signature.withdrawn.lede" : "signature.withdrawn.ledeOver")}
        actions={<Leads href={path(locale, "petitions", petition.slug)}>{t("signature.withdrawn.again")}</Leads>}
      >
        <NeverAgainLink locale={locale} token={token} />
      </MessagePage>
    </>
  );
}

/** One answer for every token that matches no signature: wrong, truncated, erased or of another petition. */
export function Invalid({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <>
      <StateTitle locale={locale} heading={t("signature.invalid.title")} />
      <MessagePage
        kicker={t("signature.kicker")}
        title={[t("signature.invalid.title")]}
        lede={t("signature.invalid.lede")}
        actions={
          <div data-status={404}>
            <Leads href={path(locale, "issues")}>{t("signature.invalid.button")}</Leads>
          </div>
        }
      />
    </>
  );
}

/**
 * The database cannot be reached. The state is unknown, and nothing has changed; `data-status` makes the answer a 503.
 */
export function Unavailable({ locale, href }: { locale: Locale; href: string }) {
  const t = translator(locale);
  return (
    <>
      <StateTitle locale={locale} heading={t("signature.unavailable.title")} />
      <MessagePage
        kicker={t("signature.kicker")}
        title={[t("signature.unavailable.title")]}
        lede={t("signature.unavailable.lede")}
        actions={
          <div data-status={503} data-retry-after={30}>
            <Leads href={href}>{t("signature.unavailable.button")}</Leads>
          </div>
        }
      />
    </>
  );
}

function Leads({ href, children }: { href: string; children: string }) {
  return (
    <p className="actions">
      <a className="btn" href={href}>
        {children}
      </a>
    </p>
  );
}
