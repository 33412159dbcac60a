import { type Locale, type Translate, translator } from "#lib/i18n/index.ts";
import { signErrorCodes } from "#lib/signatures/error-codes.ts";
import { correctSignatureName, sendMyData, stopMyUpdates, withdrawSignature } from "./actions.ts";
import { NamePress, Press, type PressWords } from "./press.tsx";

type Props = { locale: Locale; token: string };

/** What a supporter can do at any time: each a button, and none shows anything personal. */
export function Tools(own: Props) {
  const t = translator(own.locale);
  return (
    <>
      <h2 className="text-h3">{t("signature.tools.title")}</h2>
      <p>{t("signature.tools.lede")}</p>
      <h3>{t("signature.tools.name.title")}</h3>
      <NamePress form="correct-name" {...own} action={correctSignatureName} words={nameWords(t)} />
      <h3>{t("signature.tools.data.title")}</h3>
      <Press form="data" {...own} action={sendMyData} words={wordsOf(t, "data")} />
      <h3>{t("signature.tools.updates.title")}</h3>
      <Press form="stop-updates" {...own} action={stopMyUpdates} words={wordsOf(t, "updates")} />
      <h3>{t("signature.thanks.changed")}</h3>
      <Press
        form="withdraw"
        {...own}
        action={withdrawSignature}
        words={{ ...troubleWords(t), hint: t("signature.thanks.changedText"), button: t("signature.withdraw") }}
      />
    </>
  );
}

/** What any press may have to say besides its own outcome. */
export function troubleWords(t: Translate): Pick<PressWords, "unknown" | "unavailable" | "limited"> {
  return {
    unknown: t("signature.press.unknown"),
    unavailable: t("signature.press.unavailable"),
    limited: t("signature.press.limited"),
  };
}

function wordsOf(t: Translate, tool: "name" | "data" | "updates"): PressWords {
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
    ...wordsOf(t, "name"),
    label: t("form.name"),
    errorPrefix: t("form.errorPrefix"),
    errors: Object.fromEntries(ofTheName.map((code) => [code, t(`form.errors.${code}`)])),
  };
}
