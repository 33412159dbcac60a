import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { isPublished } from "#lib/content/index.ts";
import { type Locale, path, translator } from "#lib/i18n/index.ts";

type Props = {
  locale: Locale;
  warning: string | undefined /** Where its link opens: in a frame, outside. */;
  linkTarget?: "_blank";
};

/** Who should not sign, and where to get help: read before anything is typed. Nothing for a petition that puts nobody at risk. */
export function SigningWarning({ locale, warning, linkTarget }: Props) {
  if (!warning) return null;
  const t = translator(locale);
  return (
    <div className="callout">
      <h3>{t("petition.warning.title")}</h3>
      <p>
        <NoBreakBillNumbers>{warning}</NoBreakBillNumbers>
      </p>
      {isPublished("rights") ? (
        <p>
          <a href={`${path(locale, "rights")}#help`} target={linkTarget}>
            {t("petition.warning.help")}
          </a>
        </p>
      ) : null}
    </div>
  );
}
