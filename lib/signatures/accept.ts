import { type AskedProof, judgeSigning } from "../abuse/judge-signing.ts";
import { readProofField } from "../abuse/proof-field.ts";
import { listPetitions, type Petition } from "../content/index.ts";
import { inboxPath, isLocale } from "../i18n/index.ts";
import { logFailure } from "../log.ts";
import { count } from "../metrics.ts";
import { isOpen } from "../petitions/status.ts";
import { type EmailSuggestion, resolveEmail, restoreSuggestion } from "./form/email-suggestion.ts";
import { parseSignForm, readAlso, readTypedForm, type SignErrors, type TypedForm } from "./form/schema.ts";
import { livingRowOf } from "./living-row.ts";
import { sign } from "./sign.ts";
import { livingRowsOf, signTogether } from "./sign-together.ts";

/** What the form shows when it comes back. Codes travel; the words are the page's. */
export type ShownAgain = { errors: SignErrors; typed: TypedForm; hint?: EmailSuggestion; proof?: AskedProof };

/** `accepted`: saved, with its mail; `next` is the path of "check your inbox". Otherwise the form comes back. */
export type Accepted = { is: "accepted"; next: string } | { is: "shown-again"; state: ShownAgain };

/**
 * Takes the public form of a petition: checks every field, asks once about an address that looks mistyped, counts the form
 * for its networks, and records the signature with its mail. Two statements of the database when all is well.
 * A form sent with the language button comes back unjudged, to be shown in the other language. Never throws: where the
 * database fails, the form comes back with its text.
 * @param address the visitor's IP address; only keyed hashes of its networks are stored, for a day
 */
export async function accept(form: FormData, address: string): Promise<Accepted> {
  const typed = readTypedForm(form);
  const again = (errors: SignErrors, more: Partial<ShownAgain> = {}): Accepted => {
    const hint = restoreSuggestion(form, (more.typed ?? typed).email);
    return { is: "shown-again", state: { errors, typed, ...(hint ? { hint } : {}), ...more } };
  };
  if (form.get("intent") === "switch-language") return again({});

  const petition = await findPetition(form);
  if (!petition) count("signing", { outcome: "closed" });
  if (!petition) return { is: "shown-again", state: { errors: { form: "form.closed" }, typed } };

  const parsed = parseSignForm(form);
  if (!parsed.ok) count("signing", { outcome: "invalid" });
  if (!parsed.ok) return again(parsed.errors, { typed: parsed.typed });

  const settled = resolveEmail(form, parsed.value.email);
  if ("hint" in settled) return again({}, { hint: settled.hint });

  const others = await listOthers(form, petition);
  const asSettled = { typed: { ...typed, ...settled } };
  const input = { ...parsed.value, ...settled, petition, locale: petition.locale };
  const also = others.map(({ key }) => key);
  const signing = { petition: petition.key, also, email: input.email, address, trap: input.review };
  try {
    const known = others.length > 0 ? livingRowsOf([petition, ...others], input) : livingRowOf(input);
    const verdict = await judgeSigning(signing, readProofField(form), known);
    if (verdict.is !== "admitted") count("signing", { outcome: verdict.is });
    if (verdict.is === "asked") return again({}, { ...asSettled, proof: verdict.asked });
    if (verdict.is === "limited") return again({ form: "form.limited" }, asSettled);
    const held = { ...input, hold: verdict.hold };
    const outcome =
      others.length > 0
        ? await signTogether(held, others, new Date(), verdict.along)
        : await sign(held, new Date(), verdict.along);
    count("signing", { outcome: !outcome.ok ? "closed" : verdict.hold ? "held" : "accepted" });
    if (!outcome.ok) return again({ form: outcome.error }, asSettled);
  } catch (error) {
    logFailure("sign", error, { petition: petition.key });
    count("signing", { outcome: "failed" });
    // An answer of its own, so that the page comes back with the text instead of an error page.
    return again({ form: "form.unavailable" }, asSettled);
  }
  return { is: "accepted", next: inboxPath(input.locale, petition.slug) };
}

/** The other petitions that are ticked, of those that can be signed today. The form is one person's: it is counted once. */
async function listOthers(form: FormData, { key, locale }: Petition): Promise<Petition[]> {
  const also = readAlso(form);
  if (also.length === 0) return [];
  const now = new Date();
  return (await listPetitions(locale)).filter(
    (petition) => petition.key !== key && also.includes(petition.key) && isOpen(petition, now),
  );
}

/** The petition in the language that the form was made for; null when the hidden fields were changed. */
async function findPetition(form: FormData): Promise<Petition | null> {
  const [locale, key] = [form.get("locale"), form.get("petition")];
  if (typeof locale !== "string" || !isLocale(locale)) return null;
  return (await listPetitions(locale)).find((petition) => petition.key === key) ?? null;
}
