"use client";

import { type ReactNode, useActionState } from "react";
import { CheckField, TextField } from "#components/ui/field.tsx";
import type { FormName } from "#lib/signatures/form-names.ts";
import { type PressAction, type PressState, typedOf } from "./press-state.ts";

export type PressWords = {
  button: string;
  hint?: string;
  done?: string;
  already?: string;
  unknown: string;
  unavailable: string;
  limited: string;
};

export type PressProps = {
  form: FormName;
  action: PressAction;
  token: string;
  locale: string;
  words: PressWords;
  quiet?: boolean;
};

/** One button that POSTs, complete without scripts, with what came of the press below it. */
export function Press({ action, children, ...props }: PressProps & { children?: ReactNode }) {
  const [state, send] = useActionState(action, null);
  return (
    <PressForm send={send} state={state} {...props}>
      {children}
    </PressForm>
  );
}

/** The button that confirms, with the choice about news beside it: a wish told by the form stands in the box, and may be changed. */
export function ConfirmPress({ action, ...props }: PressProps & { updatesLabel: string; updatesWanted: boolean }) {
  const [state, send] = useActionState(action, null);
  const { updatesLabel, updatesWanted, ...rest } = props;
  return (
    <PressForm send={send} state={state} {...rest}>
      <CheckField id="updates" label={updatesLabel} defaultChecked={typedOf(state).updates ?? updatesWanted} />
    </PressForm>
  );
}

type NameWords = PressWords & { label: string; errorPrefix: string; errors: Partial<Record<string, string>> };

/** The same with a field for the name. It is never filled in beforehand: nothing here can read the name that was given. */
export function NamePress({ action, words, ...props }: Omit<PressProps, "words"> & { words: NameWords }) {
  const [state, send] = useActionState(action, null);
  const code = state?.say === "mend" ? state.errors.name : undefined;
  return (
    <PressForm send={send} state={state} words={words} {...props}>
      <TextField
        id="name"
        label={words.label}
        error={code && words.errors[code]}
        errorPrefix={words.errorPrefix}
        autoComplete="name"
        defaultValue={typedOf(state).name}
      />
    </PressForm>
  );
}

type FormProps = Omit<PressProps, "action"> & {
  send: (form: FormData) => void;
  state: PressState;
  children?: ReactNode;
};

/** The form of any press: what it carries, its button, and what came of it. */
export function PressForm({ form, send, state, token, locale, words, quiet = true, children }: FormProps) {
  return (
    <form className="form" action={send} noValidate data-once="">
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      {words.hint ? <p>{words.hint}</p> : null}
      {children}
      <p className="actions">
        <button className={quiet ? "btn btn-quiet" : "btn"} type="submit">
          {words.button}
        </button>
      </p>
      <Outcome state={state} words={words} />
    </form>
  );
}

const statusOf = { done: undefined, already: undefined, mend: undefined, unknown: 404, limited: 429, unavailable: 503 };

/** Takes the focus when the page opens, with or without scripts. `data-status` tells the server in front what to answer. */
function Outcome({ state, words }: { state: PressState; words: PressWords }) {
  if (!state || state.say === "mend") return null;
  const wentWell = state.say === "done" || state.say === "already";
  return (
    <p
      className={wentWell ? "notice" : "error-summary"}
      role={wentWell ? "status" : "alert"}
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without scripts this is the only way to place the focus on what came of the press
      autoFocus
      data-focus=""
      data-status={statusOf[state.say]}
      data-retry-after={state.say === "limited" ? state.retryAfterSeconds : undefined}
    >
      <strong>{words[state.say]}</strong>
    </p>
  );
}
