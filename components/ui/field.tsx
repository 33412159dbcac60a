import type { InputHTMLAttributes, ReactNode } from "react";
import { ErrorMark } from "./icons.tsx";

type FieldProps = { id: string; label: string; hint?: string; error?: string; errorPrefix: string };

type TextFieldProps = FieldProps & Omit<InputHTMLAttributes<HTMLInputElement>, "id">;

/** Label, hint, error, then the field, connected for screen readers. */
export function TextField({ id, label, hint, error, errorPrefix, className, ...input }: TextFieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} errorPrefix={errorPrefix}>
      <input
        id={id}
        name={id}
        className={className ? `input ${className}` : "input"}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
        {...input}
      />
    </FieldFrame>
  );
}

type SelectFieldProps = FieldProps & {
  options: [value: string, label: string][];
  defaultValue: string;
  autoComplete?: string;
};

/** A choice from a list, structured like the text field. */
export function SelectField({
  id,
  label,
  hint,
  error,
  errorPrefix,
  options,
  defaultValue,
  autoComplete = "country",
}: SelectFieldProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} errorPrefix={errorPrefix}>
      <select
        id={id}
        name={id}
        className="input"
        autoComplete={autoComplete}
        defaultValue={defaultValue}
        aria-describedby={describedBy(id, hint, error)}
        aria-invalid={error ? true : undefined}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

type CheckFieldProps = { id: string; label: string; defaultChecked: boolean };

/** A checkbox; this component never selects it in advance. */
export function CheckField({ id, label, defaultChecked }: CheckFieldProps) {
  return (
    <div className="check">
      <input id={id} name={id} type="checkbox" value="yes" defaultChecked={defaultChecked} />
      <label htmlFor={id}>{label}</label>
    </div>
  );
}

function FieldFrame({ id, label, hint, error, errorPrefix, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className={error ? "field bad" : "field"}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {error ? (
        <p className="err" id={`${id}-error`}>
          <ErrorMark />
          <span>
            <span className="vh">{errorPrefix} </span>
            {error}
          </span>
        </p>
      ) : null}
      {children}
    </div>
  );
}

function describedBy(id: string, hint?: string, error?: string): string | undefined {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
