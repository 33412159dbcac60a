import { type Locale, translator } from "#lib/i18n/index.ts";
import { houseOfCommons } from "./letter-sheet.tsx";

type Props = {
  locale: Locale /** The whole letter, to copy. */;
  text: string /** The address that opens it. */;
  mail: string;
};

/** What a reader does with a letter: find the member, make the letter one's own, send it. Only copying and the print button need scripts. */
export function LetterActs({ locale, text, mail }: Props) {
  const t = translator(locale);
  return (
    <ol className="ways">
      <li>
        <h2>{t("letter.find.title")}</h2>
        <p className="ui">{t("letter.find.text")}</p>
        <p className="actions">
          <a className="btn" href={houseOfCommons[locale].search} rel="noreferrer">
            {t("letter.find.link")}
          </a>
        </p>
      </li>
      <li>
        <h2>{t("letter.own.title")}</h2>
        <p className="ui">{t("letter.own.text")}</p>
        <p className="actions">
          <button
            className="btn btn-quiet"
            type="button"
            hidden
            suppressHydrationWarning
            data-copy={text}
            data-done={t("letter.own.copied")}
          >
            {t("letter.own.copy")}
          </button>
          <a className="btn btn-quiet" href={mail}>
            {t("letter.own.mail")}
          </a>
        </p>
      </li>
      <li>
        <h2>{t("letter.send.title")}</h2>
        <p className="ui">{t("letter.send.text")}</p>
        <p className="actions">
          <button className="btn btn-quiet" type="button" hidden suppressHydrationWarning data-print="">
            {t("letter.send.print")}
          </button>
        </p>
        <p className="small">{t("letter.send.printHint")}</p>
      </li>
    </ol>
  );
}
