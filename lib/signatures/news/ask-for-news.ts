import { type AskedProof, judgeSigning } from "../../abuse/judge-signing.ts";
import { readProofField } from "../../abuse/proof-field.ts";
import { ALL_NEWS, listPetitions, newsListOf } from "../../content/index.ts";
import { isLocale, type Locale } from "../../i18n/index.ts";
import { logFailure } from "../../log.ts";
import { count } from "../../metrics.ts";
import { type EmailSuggestion, resolveEmail, restoreSuggestion } from "../form/email-suggestion.ts";
import { parseEmailForm, readTypedForm, type SignErrors, type TypedForm } from "../form/schema.ts";
import { livingRowOf } from "../living-row.ts";
import { sign } from "../sign.ts";
import { NOBODY, newsListAsPetition } from "./news-list.ts";

/** What the form shows when it comes back; `of` is the petition whose news was chosen, empty for all. */
type ShownAgain = {
  errors: SignErrors;
  typed: Pick<TypedForm, "email"> & { of: string };
  hint?: EmailSuggestion;
  proof?: AskedProof;
};

/** `accepted`: saved, with its mail. Otherwise the form comes back. */
type NewsAsked = { is: "accepted"; locale: Locale } | { is: "shown-again"; state: ShownAgain };

/**
 * Takes the form of someone who wants news without signing. It is judged, limited, encrypted, mailed and answered like the
 * form of a petition (see `accept`): the same answer for a new address and for one that gets news already. Never throws.
 * @param address the visitor's IP address; only keyed hashes of its networks are stored, for a day
 */
export async function askForNews(form: FormData, address: string): Promise<NewsAsked> {
  const typed = { email: readTypedForm(form).email, of: String(form.get("of") ?? "") };
  const again = (errors: SignErrors, more: Partial<ShownAgain> = {}): NewsAsked => {
    const hint = restoreSuggestion(form, (more.typed ?? typed).email);
    return { is: "shown-again", state: { errors, typed, ...(hint ? { hint } : {}), ...more } };
  };
  const list = await findList(form);
  if (!list) return again({ form: "form.unavailable" });

  const parsed = parseEmailForm(form);
  if (!parsed.ok) return again(parsed.errors);
  const settled = resolveEmail(form, parsed.value.email);
  if ("hint" in settled) return again({}, { hint: settled.hint });

  const { locale, key } = list;
  const input = { ...NOBODY, ...parsed.value, ...settled, petition: newsListAsPetition(locale, key), locale };
  const asSettled = { typed: { ...typed, ...settled } };
  try {
    const signing = { petition: key, email: input.email, address, trap: input.review };
    const verdict = await judgeSigning(signing, readProofField(form), livingRowOf(input));
    count("signing", { outcome: verdict.is === "admitted" ? "accepted" : verdict.is });
    if (verdict.is === "asked") return again({}, { ...asSettled, proof: verdict.asked });
    if (verdict.is === "limited") return again({ form: "form.limited" }, asSettled);
    await sign({ ...input, hold: verdict.hold }, new Date(), verdict.along);
    return { is: "accepted", locale };
  } catch (error) {
    logFailure("ask for news", error);
    count("signing", { outcome: "failed" });
    return again({ form: "form.unavailable" }, asSettled);
  }
}

/** Null when the hidden fields were changed, or the petition is public no more. */
async function findList(form: FormData): Promise<{ locale: Locale; key: string } | null> {
  const [locale, of] = [form.get("locale"), form.get("of")];
  if (typeof locale !== "string" || !isLocale(locale)) return null;
  if (of === null || of === "") return { locale, key: ALL_NEWS };
  const petition = (await listPetitions(locale)).find(({ key }) => key === of);
  return petition ? { locale, key: newsListOf(petition.key) } : null;
}
