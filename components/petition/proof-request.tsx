import type { AskedProof } from "#lib/abuse/judge-signing.ts";
import type { SignFormWords } from "./sign-form-words.ts";

/**
 * Asks for one more press where signatures come in a flood. `public/proof.js`, loaded only with this as its styles are, works
 * out the proof; without it, or when it fails, the words say to wait, and the challenge for that goes back with the form.
 */
export function ProofRequest({ asked, words }: { asked: AskedProof; words: SignFormWords }) {
  const { proof } = words;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce a choice, and there is none
    <div
      className="proof"
      role="group"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: without scripts this is the only way to place the focus on what is left to do
      autoFocus
      data-focus=""
      aria-labelledby="proof-title"
      aria-describedby="proof-reason"
      data-challenge={asked.work}
      data-working={proof.working}
      data-waiting={proof.waiting}
      data-done={proof.done}
      data-failed={proof.failed}
    >
      <link rel="stylesheet" href="/proof.css" />
      <h3 id="proof-title">{proof.title}</h3>
      <p id="proof-reason">{proof[asked.reason]}</p>
      <p className="proof-without">{proof.without}</p>
      <p className="proof-status" role="status" id="proof-status" />
      <progress max={JSON.parse(asked.work).parameters.data.tries} value={0} aria-labelledby="proof-status" />
      <input type="hidden" name="proof" value="" form="sign-form" />
      <input type="hidden" name="challenge" value={asked.wait} form="sign-form" />
      <button className="btn btn-wide" type="submit" form="sign-form">
        {words.submit}
      </button>
      <script type="module" src="/proof.js" data-keep="" />
    </div>
  );
}
