import { formatCount, type Locale, translator } from "#lib/i18n/index.ts";
import type { Count } from "./goal.tsx";

/** The way to the form while it is out of sight: at the foot of a phone, in the side column of a desktop. */
export function SignBar({ locale, count, place }: { locale: Locale; count: Count; place: "phone" | "desktop" }) {
  const t = translator(locale);
  return (
    <p className={place === "phone" ? "signbar" : "signmini"}>
      <span className="num">
        {count && count.confirmed > 0 ? (
          <>
            <b>{formatCount(locale, count.confirmed)}</b> {t("count.short", { count: count.confirmed })}
          </>
        ) : (
          t("count.first")
        )}
      </span>
      <a className="btn" href="#sign">
        {t("petition.sign")}
      </a>
    </p>
  );
}
