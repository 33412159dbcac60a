"use server";

import { redirect } from "next/navigation";
import type { SignFormState } from "#components/petition/sign-form-state.ts";
import { judgeSigning } from "#lib/abuse/judge-signing.ts";
import { type ProofField, readProofField } from "#lib/abuse/proof-field.ts";
import { getPetition, listPetitions, type Petition } from "#lib/content/index.ts";
import { inboxPath, isLocale, type Locale } from "#lib/i18n/index.ts";
import { logFailure } from "#lib/log.ts";
import { count } from "#lib/metrics.ts";
import { resolveEmail, restoreSuggestion } from "#lib/signatures/form/email-suggestion.ts";
import { parseSignForm, readTypedForm } from "#lib/signatures/form/schema.ts";
import { sign } from "#lib/signatures/sign.ts";
import { visitorAddress } from "../../../_shared/visitor-address.ts";

/**
 * Signs a petition from the public form. Leads to "check your inbox", or returns what to mend with all that was typed.
 * An address that looks mistyped is asked about first, once.
 * The same form sent with the language button comes back unjudged, to be shown in the other language.
 */
export async function signPetition(_: SignFormState, form: FormData): Promise<SignFormState> {
  const typed = readTypedForm(form);
  if (form.get("intent") === "switch-language")
    return { errors: {}, typed, hint: restoreSuggestion(form, typed.email) };

  const addressed = await findAddressed(form);
  if (!addressed) count("signing", { outcome: "closed" });
  if (!addressed) return { errors: { form: "form.closed" }, typed };
  const { petition, locale } = addressed;

  const input = parseSignForm(form);
  if (!input.ok) count("signing", { outcome: "invalid" });
  if (!input.ok) return { errors: input.errors, typed: input.typed, hint: restoreSuggestion(form, typed.email) };

  const settled = resolveEmail(form, input.value.email);
  if ("hint" in settled) return { errors: {}, typed, hint: settled.hint };

  const signing = { ...input.value, ...settled, petition, locale };
  const outcome = await trySign(signing, readProofField(form), await visitorAddress());
  const again = { typed: { ...typed, ...settled }, hint: restoreSuggestion(form, settled.email) };
  if ("asked" in outcome) return { errors: {}, ...again, proof: outcome.asked };
  if (!outcome.ok) return { errors: { form: outcome.error }, ...again };

  return redirect(inboxPath(locale, petition.slug));
}

/**
 * A signing that lies in a flood is asked for a proof of work; too many from one network are held for review, and then
 * asked to wait. Failing to save is an answer of its own, so that the page comes back with the text instead of an error page.
 */
async function trySign(input: Parameters<typeof sign>[0], proof: ProofField, address: string) {
  const petition = input.petition.key;
  try {
    const verdict = await judgeSigning({ petition, email: input.email, address, trap: input.review }, proof);
    if (verdict.is !== "admitted") count("signing", { outcome: verdict.is });
    if (verdict.is === "asked") return { ok: false, asked: verdict.asked } as const;
    if (verdict.is === "limited") return { ok: false, error: "form.limited" } as const;
    const outcome = await sign({ ...input, hold: verdict.hold }, new Date());
    count("signing", { outcome: !outcome.ok ? "closed" : verdict.hold ? "held" : "accepted" });
    return outcome;
  } catch (error) {
    logFailure("sign", error, { petition });
    count("signing", { outcome: "failed" });
    return { ok: false, error: "form.unavailable" } as const;
  }
}

/** The petition and language the form was made for; null when the hidden fields were tampered with. */
async function findAddressed(form: FormData): Promise<{ petition: Petition; locale: Locale } | null> {
  const locale = form.get("locale");
  const key = form.get("petition");
  if (typeof locale !== "string" || !isLocale(locale)) return null;
  const known = (await listPetitions(locale)).some((petition) => petition.key === key);
  return known && typeof key === "string" ? { petition: await getPetition(locale, key), locale } : null;
}
