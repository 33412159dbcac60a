"use client";

import { type ReactNode, useActionState } from "react";
import { TextField } from "#components/ui/field.tsx";
import type { PressAction, PressState } from "./press-state.ts";

export type PressWords = {
  button: string;
  hint?: string;
  done?: string;
  already?: string;
  unknown: string;
  unavailable: string;
  limited: string;
};

type Props = { action: PressAction; token: string; locale: string; words: PressWords; quiet?: boolean };

/** One button that POSTs, complete without scripts, with what came of the press below it. */
export function Press({ action, token, locale, words, quiet, children }: Props & { children?: ReactNode }) {
  const [state, send] = useActionState(action, null);
  return (
    <PressForm send={send} {...{ state, token, locale, words, quiet }}>
      {children}
    </PressForm>
  );
}

type NameWords = PressWords & { label: string; errorPrefix: string; errors: Partial<Record<string, string>> };

/** The same with a field for the name. It is never filled in beforehand: nothing here can read the name that was given. */
export function NamePress({ words, ...props }: Omit<Props, "words"> & { words: NameWords }) {
  const [state, send] = useActionState(props.action, null);
  const error = state?.say === "mend" ? words.errors[state.error] : undefined;
  const typed = state?.say === "mend" ? state.typed : undefined;
  return (
    <PressForm send={send} state={state} words={words} {...props}>
      <TextField
        id="name"
        label={words.label}
        error={error}
        errorPrefix={words.errorPrefix}
        autoComplete="name"
        defaultValue={typed}
      />
    </PressForm>
  );
}

type FormProps = Omit<Props, "action"> & { send: (form: FormData) => void; state: PressState; children?: ReactNode };

function PressForm({ send, state, token, locale, words, quiet = true, children }: FormProps) {
  return (
    <form className="form" action={send} noValidate data-once="">
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
