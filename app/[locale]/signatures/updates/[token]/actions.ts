"use server";

import { redirect } from "next/navigation";
import { allowPress } from "#lib/abuse/button-presses.ts";
import { isLocale } from "#lib/i18n/index.ts";
import { logFailure } from "#lib/log.ts";
import { stopUpdatesByMail } from "#lib/signatures/subscription/subscription.ts";
import { visitorAddress } from "../../../../_shared/visitor-address.ts";
import type { PressState } from "../../[token]/action-state.ts";
import { tokenField } from "../../token-field.ts";
import { stopPath } from "./stop-path.ts";

/** Stops the updates whose link was opened; leads back to the page, which tells the state. */
export async function stopUpdatesHere(_: PressState, form: FormData): Promise<PressState> {
  const token = tokenField(form);
  const locale = String(form.get("locale"));
  try {
    const limit = await allowPress(await visitorAddress());
    if (!limit.allowed) return { say: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    await stopUpdatesByMail(token);
  } catch (error) {
    logFailure("stop updates", error);
    return { say: "unavailable" };
  }
  return redirect(stopPath(isLocale(locale) ? locale : "en", token));
}
