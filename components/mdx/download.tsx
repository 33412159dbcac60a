import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { getDownload } from "#lib/content/index.ts";
import { formatNumber, type Locale, translator } from "#lib/i18n/index.ts";

/** A file to download, with what a reader wants to know before: its kind, its size, its language, who can read it. */
export async function Download({ locale, name }: { locale: Locale; name: string }) {
  const t = translator(locale);
  const { title, href, language, bytes, accessible } = await getDownload(locale, name);
  return (
    <p className="download mt-6">
      <a href={href} download="" hrefLang={language} type="application/pdf">
        <NoBreakBillNumbers>{title}</NoBreakBillNumbers>
      </a>{" "}
      <span className="small">
        ({t("media.pdf", { size: sizeIn(locale, bytes) })}
        {language === locale ? "" : `, ${t(`media.only.${language}`)}`})
        {accessible === "no" ? ` ${t("media.inaccessible")}` : ""}
      </span>
    </p>
  );
}

function sizeIn(locale: Locale, bytes: number): string {
  const t = translator(locale);
  return bytes < 1e6
    ? t("media.kilobytes", { number: formatNumber(locale, Math.max(1, Math.round(bytes / 1000))) })
    : t("media.megabytes", { number: formatNumber(locale, bytes / 1e6, 1) });
}
