"use client";

import { type ReactNode, useActionState } from "react";
import { CheckField } from "#components/ui/field.tsx";
import type { FormName } from "#lib/signatures/form-names.ts";
import { type ActionState, type SupporterAction, typedOf } from "./action-state.ts";

export type ActionWords = {
  button: string;
  hint?: string;
  done?: string;
  already?: string;
  unknown: string;
  unavailable: string;
  limited: string;
};

export type PressProps = {
  /** The name of the form, sent as its hidden field `form`. */
  form: FormName;
  /** A server action: the only kind of function that a client component may receive. */
  action: SupporterAction;
  token: string;
  locale: string;
  words: ActionWords;
  look?: PressLook;
};

/** The page's one filled button, a quiet one, or one for an action that cannot be undone. */
type PressLook = "filled" | "quiet" | "danger";
const classOf = { filled: "btn", quiet: "btn btn-quiet", danger: "btn btn-danger" } as const satisfies Record<
  PressLook,
  string
>;

/** One button that sends a POST, works without scripts, and shows its result below it. */
export function ActionButton({ action, ...props }: PressProps & { before?: ReactNode }) {
  const [state, send] = useActionState(action, null);
  return <ActionForm send={send} state={state} {...props} />;
}

/**
 * The button that confirms, with the choice about news beside it: the box shows the wish from the form, and may be
 * changed.
 */
export function ConfirmPress({ action, ...props }: PressProps & { updatesLabel: string; updatesWanted: boolean }) {
  const [state, send] = useActionState(action, null);
  const { updatesLabel, updatesWanted, ...rest } = props;
  return (
    <ActionForm send={send} state={state} {...rest}>
      <CheckField id="updates" label={updatesLabel} defaultChecked={typedOf(state).updates ?? updatesWanted} />
    </ActionForm>
  );
}

type FormProps = Omit<PressProps, "action"> & {
  send: (form: FormData) => void;
  state: ActionState;
  /** An alternative to the action, shown before the button. */
  before?: ReactNode;
  children?: ReactNode;
};

/** The form of every button: its fields, its button, and its result. */
export function ActionForm({ form, send, state, token, locale, words, look = "quiet", before, children }: FormProps) {
  return (
    <form className="form" action={send} noValidate data-once="">
      <input type="hidden" name="form" value={form} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      {words.hint ? <p className="small">{words.hint}</p> : null}
      {children}
      <p className="actions">
        {before}
        <button className={classOf[look]} type="submit">
          {words.button}
        </button>
      </p>
      <Outcome state={state} words={words} />
    </form>
  );
}

const statusOf = {
  done: undefined,
  already: undefined,
  invalid: undefined,
  unknown: 404,
  limited: 429,
  unavailable: 503,
};

/**
 * Takes the focus when the page opens, with or without scripts. `data-status` gives the server in front the status of
 * the answer.
 */
function Outcome({ state, words }: { state: ActionState; words: ActionWords }) {
  if (!state || state.status === "invalid") return null;
  const wentWell = state.status === "done" || state.status === "already";
  return (
    <p
      className={wentWell ? "notice" : "error-summary"}
      role={wentWell ? "status" : "alert"}
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without scripts this is the only way to place the focus on what came of the press
      autoFocus
      data-focus=""
      data-status={statusOf[state.status]}
      data-retry-after={state.status === "limited" ? state.retryAfterSeconds : undefined}
    >
      <strong>{words[state.status]}</strong>
    </p>
  );
}
