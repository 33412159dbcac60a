"use client";

import { useActionState } from "react";
import { CheckField, SelectField, TextField } from "#components/ui/field.tsx";
import { AlsoSign, type OtherPetition } from "./also-sign.tsx";
import { EmailHint } from "./email-hint.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { ProofRequest } from "./proof-request.tsx";
import type { SignAction, SignField, SignFormState } from "./sign-form-state.ts";
import type { SignFormWords } from "./sign-form-words.ts";

type Props = {
  action: SignAction;
  petition: string;
  locale: string;
  otherHref: string;
  otherLocale: string;
  privacyHref: string;
  /** Where that link opens: in a frame, outside. */
  linkTarget?: "_blank";
  countries: [string, string][];
  /** The other petitions that can be signed with the same form. */
  others?: OtherPetition[];
  words: SignFormWords;
};

const untouched: SignFormState = { errors: {}, typed: {} };

/** The form of a petition. It is complete without scripts: the server shows it again with its errors and all that was typed. */
export function SignatureForm({ action, petition, locale, words, countries, others = [], ...links }: Props) {
  const [{ errors, typed, hint, proof, carried }, send] = useActionState(action, untouched);
  const failed = Object.keys(errors).length > 0;
  const title = proof ? words.pageTitleWithStep : words.pageTitle;
  // A question or a mistake that came along is what the reader has to see first.
  const isOnlyNews = !failed && !hint && !proof;
  const message = (field: SignField | "form") => {
    const code = errors[field];
    return code && words.errors[code];
  };
  const field = (name: SignField) => ({ id: name, error: message(name), errorPrefix: words.errorPrefix });

  return (
    <>
      <title>{failed ? words.pageTitleWithErrors : title}</title>
      {failed ? <ErrorSummary words={words} message={message} trouble={errors.form} /> : null}
      {carried ? (
        <p
          className="carried"
          role="status"
          tabIndex={-1}
          // biome-ignore lint/a11y/noAutofocus: without scripts this is the only way to place the focus on the form
          autoFocus={isOnlyNews}
          data-focus={isOnlyNews ? "" : undefined}
        >
          {words.carried}
        </p>
      ) : null}
      {proof ? <ProofRequest asked={proof} words={words} /> : null}
      <form
        className="form"
        id="sign-form"
        action={send}
        noValidate
        data-once=""
        data-answered={failed || proof || hint || carried ? "" : undefined}
      >
        <input type="hidden" name="form" value="sign" />
        <input type="hidden" name="petition" value={petition} />
        <input type="hidden" name="locale" value={locale} />
        <p className="small">{words.required}</p>
        <TextField {...field("name")} label={words.name} autoComplete="name" required defaultValue={typed.name} />
        <TextField
          {...field("email")}
          label={words.email}
          hint={words.emailHint}
          type="email"
          autoComplete="email"
          spellCheck={false}
          required
          defaultValue={typed.email}
        />
        {hint ? <EmailHint words={words.emailMeant} hint={hint} focus={!failed && !proof} /> : null}
        <TextField
          {...field("postalCode")}
          label={words.postalCode}
          hint={words.postalCodeHint}
          className="input-short"
          autoComplete="postal-code"
          spellCheck={false}
          defaultValue={typed.postalCode}
        />
        <SelectField
          {...field("country")}
          label={words.country}
          options={countries}
          defaultValue={typed.country || "CA"}
        />
        <div className="trap" aria-hidden="true">
          <label htmlFor="website">{words.websiteTrap}</label>
          <input id="website" name="website" tabIndex={-1} autoComplete="off" />
        </div>
        <CheckField id="updates" label={words.updates} defaultChecked={typed.updates ?? false} />
        {others.length > 0 ? <AlsoSign others={others} ticked={typed.also ?? []} words={words.also} /> : null}
        <button className="btn btn-wide" type="submit">
          {words.submit}
        </button>
        <div className="privacy-note">
          <p>{words.privacy}</p>
          <p>
            <a href={links.privacyHref} target={links.linkTarget}>
              {words.privacyLink}
            </a>
          </p>
          <button
            className="link-button"
            type="submit"
            name="intent"
            value="switch-language"
            formAction={links.otherHref}
            formNoValidate
            lang={links.otherLocale}
          >
            {words.otherLanguage}
          </button>
        </div>
      </form>
    </>
  );
}
