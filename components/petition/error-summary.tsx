import type { SignErrorCode } from "#lib/signatures/form/error-codes.ts";
import { type SignField, signFields } from "./sign-form-state.ts";
import type { SignFormWords } from "./sign-form-words.ts";

type Props = {
  words: Pick<SignFormWords, "summaries">;
  message: (field: SignField | "form") => string | undefined;
  /** The trouble that is no field's fault, if any. */
  trouble?: SignErrorCode;
};

/** The server in front turns these into the answer's status, so that machines read the same as people. */
const statusOf: Partial<Record<SignErrorCode, Record<`data-${string}`, string>>> = {
  "form.unavailable": { "data-status": "503" },
  "form.limited": { "data-status": "429", "data-retry-after": "600" },
};

/** All that needs mending, at the top, each line leading to its field. It takes the focus when the page opens, with or without scripts. */
export function ErrorSummary({ words, message, trouble }: Props) {
  const fields = signFields.filter((field) => message(field));
  const whole = message("form");
  const count = fields.length + (whole ? 1 : 0);
  return (
    <div
      className="error-summary"
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without scripts this is the only way to place the focus on what went wrong
      autoFocus
      data-focus=""
      aria-labelledby="errors-title"
      {...(trouble ? statusOf[trouble] : {})}
    >
      <h3 id="errors-title">{words.summaries[count - 1]}</h3>
      <ul className="links">
        {whole ? (
          <li>
            <a href="#sign-form">{whole}</a>
          </li>
        ) : null}
        {fields.map((field) => (
          <li key={field}>
            <a href={`#${field}`}>{message(field)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
