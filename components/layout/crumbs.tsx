import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { type Locale, path, type Section, translator } from "#lib/i18n/index.ts";

type Props = { locale: Locale; parent?: { section: Section; slug?: string; label: string }; current: string };

/** The place of this page in the site, with links to the levels above. */
export function Crumbs({ locale, parent, current }: Props) {
  const t = translator(locale);
  return (
    <nav className="crumbs" aria-label={t("layout.breadcrumb")}>
      <ol className="links">
        <li>
          <a href={path(locale, "home")}>{t("layout.home")}</a>
        </li>
        {parent ? (
          <li>
            <a href={path(locale, parent.section, parent.slug)}>
              <span>
                <NoBreakBillNumbers>{parent.label}</NoBreakBillNumbers>
              </span>
            </a>
          </li>
        ) : null}
        <li>
          <span aria-current="page">
            <NoBreakBillNumbers>{current}</NoBreakBillNumbers>
          </span>
        </li>
      </ol>
    </nav>
  );
}
