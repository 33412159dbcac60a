import type { Locale } from "#lib/i18n/index.ts";
import { NoBreakBillNumbers } from "./no-break-bill-numbers.tsx";

/** How content says that a source is in the other language, behind its title. */
const IN_OTHER: Record<Locale, RegExp> = {
  en: /^(.+?)(\s\((?:[^()]*, )?in French\))$/u,
  fr: /^(.+?)(\s\((?:[^()]*, )?en anglais\))$/u,
};

/** The title of a source; in the other language it is marked as such, so that a screen reader says it right. */
export function SourceTitle({ locale, title }: { locale: Locale; title: string }) {
  const [, foreign, note] = IN_OTHER[locale].exec(title) ?? [];
  if (!foreign) return <NoBreakBillNumbers>{title}</NoBreakBillNumbers>;
  return (
    <>
      <span lang={locale === "en" ? "fr" : "en"}>
        <NoBreakBillNumbers>{foreign}</NoBreakBillNumbers>
      </span>
      {note}
    </>
  );
}
