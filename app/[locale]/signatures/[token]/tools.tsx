import { type Locale, type Translate, translator, withdrawPath } from "#lib/i18n/index.ts";
import { signErrorCodes } from "#lib/signatures/form/error-codes.ts";
import { NeverAgainLink } from "../never-again-link.tsx";
import type { ActionWords } from "./action-button.tsx";
import { correctSignatureName, sendMyData, stopMyUpdates } from "./actions.ts";
import { ToolBox } from "./tool-box.tsx";

type Props = { locale: Locale; token: string; pageTitle: string };

/**
 * The actions of a supporter with a signature: each is a button, and none shows anything personal. They write the page's
 * title, which tells of a mistake in them.
 */
export function Tools({ locale, token, pageTitle }: Props) {
  const t = translator(locale);
  return (
    <ToolBox
      locale={locale}
      token={token}
      title={t("signature.tools.title")}
      lede={t("signature.tools.lede")}
      pageTitle={pageTitle}
      pageTitleWithErrors={t("form.titlePrefix", { title: pageTitle })}
      tools={{
        name: { ...nameWords(t), title: t("signature.tools.name.title"), action: correctSignatureName },
        data: { title: t("signature.tools.data.title"), action: sendMyData, words: wordsOf(t, "data") },
        updates: { title: t("signature.tools.updates.title"), action: stopMyUpdates, words: wordsOf(t, "updates") },
      }}
    >
      <h3>{t("signature.tools.withdraw.title")}</h3>
      <p className="small">{t("signature.tools.withdraw.hint")}</p>
      <p className="actions">
        <a className="btn btn-quiet" href={withdrawPath(locale, token)}>
          {t("signature.tools.withdraw.link")}
        </a>
      </p>
      <h3>{t("signature.neverAgain.question")}</h3>
      <p className="small">{t("signature.neverAgain.hint")}</p>
      <NeverAgainLink locale={locale} token={token} />
    </ToolBox>
  );
}

/** The messages that any action may show besides its own result. */
export function troubleWords(t: Translate): Pick<ActionWords, "unknown" | "unavailable" | "limited"> {
  return {
    unknown: t("signature.press.unknown"),
    unavailable: t("signature.press.unavailable"),
    limited: t("signature.press.limited"),
  };
}

function wordsOf(t: Translate, tool: "name" | "data" | "updates"): ActionWords {
  return {
    ...troubleWords(t),
    hint: t(`signature.tools.${tool}.hint`),
    button: t(`signature.tools.${tool}.button`),
    done: t(`signature.tools.${tool}.done`),
    ...(tool === "data" ? { already: t("signature.tools.data.already") } : {}),
  };
}

function nameWords(t: Translate) {
  const ofTheName = signErrorCodes.filter((code) => code.startsWith("name."));
  return {
    words: wordsOf(t, "name"),
    label: t("form.name"),
    errorPrefix: t("form.errorPrefix"),
    errors: Object.fromEntries(ofTheName.map((code) => [code, t(`form.errors.${code}`)])),
  };
}
