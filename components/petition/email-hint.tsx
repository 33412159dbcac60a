import { type EmailSuggestion as Hint, hintFields } from "#lib/signatures/form/email-suggestion.ts";
import { addressMark, type SignFormWords } from "./sign-form-words.ts";

type Props = { words: SignFormWords["emailMeant"]; hint: Hint; focus: boolean };

/**
 * Asks, once, whether a mistyped address was meant. Keeping it comes first, because Enter in any field of a form presses
 * its first button: nobody's address may change by that.
 * @param focus whether the reader is to land here
 */
export function EmailHint({ words, hint: { typed, meant }, focus }: Props) {
  const about = (text: string, address: string) => text.replace(addressMark, () => address);
  return (
    <section
      className="email-hint"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without scripts this is the only way to place the focus on the question
      autoFocus={focus}
      data-focus={focus ? "" : undefined}
      aria-labelledby="email-hint-title"
      aria-describedby="email-hint-text"
    >
      <input type="hidden" name={hintFields.asked} value={typed} />
      <p id="email-hint-title">
        <b>{about(words.question, meant)}</b>
      </p>
      <p id="email-hint-text" className="small">
        {words.explained}
      </p>
      <button className="btn btn-quiet btn-wide" type="submit">
        {about(words.keep, typed)}
      </button>
      <button className="btn btn-wide" type="submit" name={hintFields.meant} value={meant}>
        {about(words.take, meant)}
      </button>
    </section>
  );
}
