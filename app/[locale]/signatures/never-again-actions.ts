"use server";

import { allowButtonPress } from "#lib/abuse/button-presses.ts";
import { logFailure } from "#lib/log.ts";
import { askNeverAgain, type LinkKind } from "#lib/signatures/never-again.ts";
import { visitorAddress } from "../../_shared/visitor-address.ts";
import type { ActionState } from "./[token]/action-state.ts";
import { tokenField } from "./token-field.ts";

/** Ends all mail to the address that received the link of a supporter's own page. */
export async function neverAgainFromOwnPage(_: ActionState, form: FormData): Promise<ActionState> {
  return press("own", form);
}

/** The same for the link below an update. */
export async function neverAgainFromUpdate(_: ActionState, form: FormData): Promise<ActionState> {
  return press("stop", form);
}

async function press(kind: LinkKind, form: FormData): Promise<ActionState> {
  try {
    const limit = await allowButtonPress(await visitorAddress());
    if (!limit.allowed) return { status: "limited", retryAfterSeconds: limit.retryAfterSeconds };
    return { status: (await askNeverAgain(tokenField(form), kind)).ok ? "done" : "unknown" };
  } catch (error) {
    logFailure("never write again", error);
    return { status: "unavailable" };
  }
}
