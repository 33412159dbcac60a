"use client";

import { useActionState } from "react";
import { CheckField } from "#components/ui/field.tsx";
import { ActionForm, type PressProps } from "../action-button.tsx";
import { typedOf } from "../action-state.ts";

type Choice = { petition: string; title: string; to: string; text: { href: string; words: string; of: string } | null };

type Props = PressProps & {
  choices: Choice[];
  labels: {
    petitions: string;
    unticked: string;
    none: string;
    updates: string;
    title: string;
    titleWithErrors: string;
  };
};

/**
 * A box for each petition, ticked because its owner ticked it in the form, and one button for what is ticked now. The box
 * about news is empty: the form's spoke of one campaign, and this one speaks of several.
 */
export function SeveralPress({ action, choices, labels, ...props }: Props) {
  const [state, send] = useActionState(action, null);
  const isEmpty = state?.status === "invalid";
  const { also, updates } = typedOf(state);
  return (
    <>
      <title>{isEmpty ? labels.titleWithErrors : labels.title}</title>
      {isEmpty ? (
        <p
          id="none-ticked"
          className="error-summary"
          role="alert"
          tabIndex={-1}
          // biome-ignore lint/a11y/noAutofocus: without scripts this is the only way to place the focus on what went wrong
          autoFocus
          data-focus=""
        >
          <strong>{labels.none}</strong>
        </p>
      ) : null}
      <ActionForm send={send} state={state} {...props}>
        <fieldset className="pick" aria-describedby={isEmpty ? "none-ticked" : undefined}>
          <legend className="ui">
            <b>{labels.petitions}</b>
          </legend>
          {choices.map(({ petition, title, to, text }) => (
            <div key={petition} className="check">
              <input
                id={`sign-${petition}`}
                name="sign"
                type="checkbox"
                value={petition}
                defaultChecked={isEmpty ? false : (also?.includes(petition) ?? true)}
                aria-describedby={`sign-${petition}-to`}
              />
              <span>
                <label htmlFor={`sign-${petition}`}>
                  <b>{title}</b>
                </label>
                <span className="small" id={`sign-${petition}-to`}>
                  {to}
                </span>
                {text ? (
                  <a className="small" href={text.href}>
                    {text.words}
                    <span className="vh">{text.of}</span>
                  </a>
                ) : null}
              </span>
            </div>
          ))}
        </fieldset>
        <p className="small">{labels.unticked}</p>
        <CheckField id="updates" label={labels.updates} defaultChecked={updates ?? false} />
      </ActionForm>
    </>
  );
}
