"use client";

import { useActionState } from "react";
import { EmailHint } from "#components/petition/email-hint.tsx";
import { ErrorSummary } from "#components/petition/error-summary.tsx";
import { ProofRequest } from "#components/petition/proof-request.tsx";
import type { SignFormWords } from "#components/petition/sign-form-words.ts";
import { SelectField, TextField } from "#components/ui/field.tsx";
import type { NewsAction, NewsFormState } from "./news-form-state.ts";

type Props = {
  action: NewsAction;
  locale: string;
  /** The campaigns whose news can be asked for: key and name; the first, with an empty key, is all. */
  campaigns: [string, string][];
  privacyHref: string;
  words: SignFormWords & { of: string; consent: string; contact: string; ask: string };
};

const untouched: NewsFormState = { errors: {}, typed: {} };

/** Asks for news without a signature: an address and a campaign. Complete without scripts, like the form of a petition. */
export function NewsForm({ action, locale, campaigns, privacyHref, words }: Props) {
  const [{ errors, typed, hint, proof }, send] = useActionState(action, untouched);
  const failed = Object.keys(errors).length > 0;
  const message = (field: string) => {
    const code = errors[field as keyof typeof errors];
    return code && words.errors[code];
  };
  return (
    <>
      <title>{failed ? words.pageTitleWithErrors : proof ? words.pageTitleWithStep : words.pageTitle}</title>
      {failed ? <ErrorSummary words={words} message={message} trouble={errors.form} /> : null}
      {proof ? <ProofRequest asked={proof} words={words} /> : null}
      <form
        className="form"
        id="sign-form"
        action={send}
        noValidate
        data-once=""
        data-answered={failed || proof || hint ? "" : undefined}
      >
        <input type="hidden" name="form" value="news" />
        <input type="hidden" name="locale" value={locale} />
        <TextField
          id="email"
          error={message("email")}
          errorPrefix={words.errorPrefix}
          label={words.email}
          hint={words.emailHint}
          type="email"
          autoComplete="email"
          spellCheck={false}
          required
          defaultValue={typed.email}
        />
        {hint ? <EmailHint words={words.emailMeant} hint={hint} focus={!failed && !proof} /> : null}
        <SelectField
          id="of"
          errorPrefix={words.errorPrefix}
          label={words.of}
          options={campaigns}
          defaultValue={typed.of ?? ""}
          autoComplete="off"
        />
        <div className="trap" aria-hidden="true">
          <label htmlFor="website">{words.websiteTrap}</label>
          <input id="website" name="website" tabIndex={-1} autoComplete="off" />
        </div>
        <button className="btn btn-wide" type="submit">
          {words.ask}
        </button>
        <div className="privacy-note">
          <p>{words.consent}</p>
          <p>{words.contact}</p>
          <p>
            <a href={privacyHref}>{words.privacyLink}</a>
          </p>
        </div>
      </form>
    </>
  );
}
