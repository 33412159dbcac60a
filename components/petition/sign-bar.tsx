import { formatCount, type Locale, translator } from "#lib/i18n/index.ts";
import { type Count, countWords } from "./goal.tsx";

type Props = {
  locale: Locale;
  slug: string;
  count: Count;
  place: "phone" | "desktop";
  /** For a bar that comes after the form. */
  back?: boolean;
};

/** The way to the form while it is out of sight: at the foot of a phone, in the side column of a desktop. It says nothing of a count that is not known. */
export function SignBar({ locale, slug, count, place, back = false }: Props) {
  const t = translator(locale);
  return (
    <p className={place === "phone" ? "signbar" : "signmini"} data-count={slug}>
      <span className="num" data-count-line="b" {...countWords(locale, "count.short")}>
        {count && count.confirmed > 0 ? (
          <>
            <b data-count-number="">{formatCount(locale, count.confirmed)}</b>{" "}
            <span>{t("count.short", { count: count.confirmed })}</span>
          </>
        ) : count ? (
          t("count.first")
        ) : null}
      </span>
      <a className="btn" href="#sign">
        {t(back ? "petition.backToForm" : "petition.sign")}
      </a>
    </p>
  );
}
