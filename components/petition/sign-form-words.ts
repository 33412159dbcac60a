import type { Translate } from "#lib/i18n/index.ts";
import type { SignErrorCode } from "#lib/signatures/form/error-codes.ts";
import { signErrorCodes } from "#lib/signatures/form/error-codes.ts";

/** More fields than this cannot be wrong at once. */
const summaryMax = 7;

/** Stands for an address that is known only when the form comes back. */
export const addressMark = "{address}";

/** Every word the form shows. The form is a client component for its state's sake, so words reach it as a prop. */
export function signFormWords(t: Translate, pageTitle: string) {
  return {
    pageTitle,
    pageTitleWithErrors: t("form.titlePrefix", { title: pageTitle }),
    errors: Object.fromEntries(signErrorCodes.map((code) => [code, t(`form.errors.${code}`)])) as Record<
      SignErrorCode,
      string
    >,
    summaries: Array.from({ length: summaryMax }, (_, index) => t("form.summary", { count: index + 1 })),
    errorPrefix: t("form.errorPrefix"),
    required: t("form.required"),
    name: t("form.name"),
    email: t("form.email"),
    emailHint: t("form.emailHint"),
    emailMeant: {
      question: t("form.emailMeant.question", { address: addressMark }),
      explained: t("form.emailMeant.explained"),
      keep: t("form.emailMeant.keep", { address: addressMark }),
      take: t("form.emailMeant.take", { address: addressMark }),
    },
    postalCode: t("form.postalCode"),
    postalCodeHint: t("form.postalCodeHint"),
    country: t("form.country"),
    updates: t("form.updates"),
    also: { title: t("form.also.title"), hint: t("form.also.hint") },
    submit: t("form.submit"),
    privacy: t("form.privacy"),
    privacyLink: t("form.privacyLink"),
    otherLanguage: t("form.otherLanguage"),
    carried: t("form.carried"),
    websiteTrap: t("form.websiteTrap"),
    pageTitleWithStep: t("form.proof.titlePrefix", { title: pageTitle }),
    proof: {
      title: t("form.proof.title"),
      asked: t("form.proof.asked"),
      again: t("form.proof.again"),
      early: t("form.proof.early"),
      without: t("form.proof.without"),
      working: t("form.proof.working"),
      waiting: t("form.proof.waiting"),
      done: t("form.proof.done"),
      failed: t("form.proof.failed"),
    },
  };
}

export type SignFormWords = ReturnType<typeof signFormWords>;
