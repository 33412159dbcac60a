"use server";

import { updateTag } from "next/cache";
import { redirect } from "next/navigation";
import { dropPages } from "#lib/front/refresh.ts";
import { isLocale, path } from "#lib/i18n/index.ts";
import { confirm } from "#lib/signatures/confirm.ts";
import { withdraw } from "#lib/signatures/withdraw.ts";
import { countTag } from "../../../counts.ts";

/** The press of the button behind the mailed link: the only thing that makes a signature count. */
export async function confirmSignature(form: FormData): Promise<void> {
  await act(form, confirm);
}

/** Takes the signature back. */
export async function withdrawSignature(form: FormData): Promise<void> {
  await act(form, withdraw);
}

/** Whatever the token opens or does not, the answer is the supporter's own page, which tells the state. */
async function act(form: FormData, verb: (token: string) => Promise<{ ok: boolean }>): Promise<never> {
  const token = String(form.get("token"));
  const locale = String(form.get("locale"));
  const { ok } = await verb(token);
  if (ok) {
    updateTag(countTag);
    dropPages();
  }
  redirect(path(isLocale(locale) ? locale : "en", "signatures", encodeURIComponent(token)));
}
