"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/petition/error-summary.tsx";
import type { SignFormWords } from "#components/petition/sign-form-words.ts";
import { CheckField, SelectField, TextField } from "#components/ui/field.tsx";
import type { SignErrors } from "#lib/signatures/form/schema.ts";
import { ActionForm, type PressProps } from "./action-button.tsx";
import { typedOf } from "./action-state.ts";

type PersonField = "name" | "postalCode" | "country";

type Props = PressProps & { countries: [string, string][]; fields: SignFormWords };

/**
 * The button that confirms the values typed beside it, for an address that several forms gave. The fields begin empty
 * and show no value of any form.
 */
export function PersonPress({ action, countries, fields, ...props }: Props) {
  const [state, send] = useActionState(action, null);
  const errors: SignErrors = state?.status === "invalid" ? state.errors : {};
  const typed = typedOf(state);
  const message = (field: keyof SignErrors) => {
    const code = errors[field];
    return code && fields.errors[code];
  };
  const field = (name: PersonField) => ({
    ...{ id: name, label: fields[name], error: message(name), errorPrefix: fields.errorPrefix },
  });
  const failed = Object.keys(errors).length > 0;
  return (
    <>
      <title>{failed ? fields.pageTitleWithErrors : fields.pageTitle}</title>
      {failed ? <ErrorSummary words={fields} message={message} /> : null}
      <ActionForm send={send} state={state} {...props}>
        <p className="small">{fields.required}</p>
        <TextField {...field("name")} autoComplete="name" required defaultValue={typed.name} />
        <TextField
          {...field("postalCode")}
          hint={fields.postalCodeHint}
          className="input-short"
          autoComplete="postal-code"
          spellCheck={false}
          defaultValue={typed.postalCode}
        />
        <SelectField {...field("country")} options={countries} defaultValue={typed.country || "CA"} />
        <CheckField id="updates" label={fields.updates} defaultChecked={typed.updates ?? false} />
      </ActionForm>
    </>
  );
}
