"use server";

import { redirect } from "next/navigation";
import { allowButtonPress } from "#lib/abuse/button-presses.ts";
import { findPetition, isNewsList } from "#lib/content/index.ts";
import { isLocale, type Locale, path, togetherPath } from "#lib/i18n/index.ts";
import { logFailure } from "#lib/log.ts";
import { count } from "#lib/metrics.ts";
import { invalidatePages } from "#lib/server/invalidate.ts";
import { askForData } from "#lib/signatures/ask-for-data.ts";
import { confirm, confirmTyped } from "#lib/signatures/confirm.ts";
import { correctName } from "#lib/signatures/correct-name.ts";
import { parseNameForm, parsePersonForm, readTypedForm, readUpdates } from "#lib/signatures/form/schema.ts";
import { findKey } from "#lib/signatures/lookup.ts";
import { beginNews } from "#lib/signatures/news/begin-news.ts";
import { stopUpdates } from "#lib/signatures/subscription/subscription.ts";
import { findTogether, pressTogether } from "#lib/signatures/together.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { visitorAddress } from "../../../_shared/visitor-address.ts";
import { tokenField } from "../token-field.ts";
import type { ActionState, Typed } from "./action-state.ts";
import { choicesOf } from "./together/choices.ts";

/** The action of the button on the mailed page: nothing else makes a signature count. */
export async function confirmSignature(_: ActionState, form: FormData): Promise<ActionState> {
  const choice = { updates: readUpdates(form) };
  const state = await trying("confirm", () => countAnew(confirm(tokenField(form), choice)), choice);
  return state ?? leadBack(form);
}

/** The button behind a mail about several petitions: confirms those that are ticked, and takes back the others. */
export async function confirmSeveral(_: ActionState, form: FormData): Promise<ActionState> {
  const choice = { updates: readUpdates(form) };
  const ticked = form.getAll("sign").map(String);
  const typed = { ...choice, also: ticked };
  const noneTicked = { status: "invalid", errors: {}, typed } as const;
  if (ticked.length === 0) return noneTicked;
  const token = tokenField(form);
  const locale = localeField(form);
  const press = async () => {
    const choices = await choicesOf(locale, await findTogether(token));
    const chosen = choices.map(({ petition }) => petition).filter((key) => ticked.includes(key));
    // Nothing waits: an earlier press has decided, and the page says what came of it.
    if (choices.length > 0 && chosen.length === 0) return noneTicked;
    if (await pressTogether(choices, chosen, choice)) invalidatePages();
    return null;
  };
  return (await trying("confirm", press, typed)) ?? redirect(togetherPath(locale, token));
}

/** The button of someone who asked for news without signing: pressing it is the consent, and nothing is counted. */
export async function confirmNews(_: ActionState, form: FormData): Promise<ActionState> {
  const begin = async () => {
    await beginNews(tokenField(form), localeField(form));
    return null;
  };
  return (await trying("confirm", begin)) ?? leadBack(form);
}

/** Ends news that was asked for without a signature, and erases the address. */
export async function stopNews(_: ActionState, form: FormData): Promise<ActionState> {
  const stop = async () => {
    await withdraw(tokenField(form));
    return null;
  };
  return (await trying("stop updates", stop)) ?? leadBack(form);
}

/** The same where several forms gave the address: confirms exactly what is typed on this page. */
export async function confirmTypedSignature(_: ActionState, form: FormData): Promise<ActionState> {
  const input = parsePersonForm(form);
  if (!input.ok) return { status: "invalid", errors: input.errors, typed: input.typed };
  const token = tokenField(form);
  const locale = localeField(form);
  const confirmThis = async () => {
    const key = await findKey(token);
    const petition = key && !isNewsList(key.petition) ? await findPetition(locale, key.petition) : null;
    if (petition) await countAnew(confirmTyped(token, input.value, petition, locale));
    return null;
  };
  return (await trying("confirm", confirmThis, readTypedForm(form))) ?? leadBack(form);
}

/** Withdraws the signature. */
export async function withdrawSignature(_: ActionState, form: FormData): Promise<ActionState> {
  return (await trying("withdraw", () => countAnew(withdraw(tokenField(form))))) ?? leadBack(form);
}

/** Encrypts a corrected name in place of the given one. */
export async function correctSignatureName(_: ActionState, form: FormData): Promise<ActionState> {
  const input = parseNameForm(form);
  if (!input.ok) return { status: "invalid", errors: { name: input.error }, typed: { name: input.typed } };
  const correct = async () => {
    const { ok } = await correctName(tokenField(form), input.name);
    return { status: ok ? "done" : "unknown" } as const;
  };
  return trying("correct the name", correct, { name: readTypedForm(form).name });
}

/** Mails a copy of what is held to the signature's own address. */
export async function sendMyData(_: ActionState, form: FormData): Promise<ActionState> {
  return trying("ask for the data", async () => {
    const outcome = await askForData(tokenField(form));
    if (!outcome.ok) return { status: "unknown" };
    return { status: outcome.queued ? "done" : "already" };
  });
}

/** Ends updates and keeps the signature. */
export async function stopMyUpdates(_: ActionState, form: FormData): Promise<ActionState> {
  return trying("stop updates", async () => ({
    status: (await stopUpdates(tokenField(form))).ok ? "done" : "unknown",
  }));
}

/**
 * Too many presses must wait. An unreachable database has its own answer, so that the button stays and can be pressed
 * again.
 */
async function trying(doing: string, press: () => Promise<ActionState>, typed: Typed = {}): Promise<ActionState> {
  try {
    const limit = await allowButtonPress(await visitorAddress());
    if (!limit.allowed) count("press", { doing, outcome: "limited" });
    if (!limit.allowed) return { status: "limited", retryAfterSeconds: limit.retryAfterSeconds, typed };
    const state = await press();
    count("press", { doing, outcome: "done" });
    return state;
  } catch (error) {
    logFailure(doing, error);
    count("press", { doing, outcome: "failed" });
    return { status: "unavailable", typed };
  }
}

/** For every token the answer is the supporter's own page, which shows the state. */
async function countAnew(press: Promise<{ ok: boolean }>): Promise<null> {
  const { ok } = await press;
  if (ok) invalidatePages();
  return null;
}

function leadBack(form: FormData): never {
  redirect(path(localeField(form), "signatures", encodeURIComponent(tokenField(form))));
}

function localeField(form: FormData): Locale {
  const locale = String(form.get("locale"));
  return isLocale(locale) ? locale : "en";
}
