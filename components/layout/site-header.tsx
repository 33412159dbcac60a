import { SearchForm } from "#components/search/search-form.tsx";
import { SearchIcon } from "#components/ui/icons.tsx";
import { type Locale, otherLocale, path, type Section, translator } from "#lib/i18n/index.ts";
import { Brand } from "./brand.tsx";

const sections = ["issues", "rights", "worldRefugeeDay", "news"] as const satisfies Section[];

type Props = { locale: Locale; alternates: Record<Locale, string>; section?: Section };

/** Name, main links, and a link to the same page in the other language, which is never hidden in the menu. */
export function SiteHeader({ locale, alternates, section }: Props) {
  const t = translator(locale);
  return (
    <header className="top" id="top">
      <div className="wrap">
        <Brand locale={locale} />
        <nav className="nav" aria-label={t("layout.mainNav")}>
          <MainLinks locale={locale} section={section} />
        </nav>
        <a className="find-link" href={path(locale, "search")} aria-current={section === "search" ? "true" : undefined}>
          <SearchIcon />
          <span>{t("search.link")}</span>
        </a>
        <a className="find-link" href={path(locale, "search")} aria-current={section === "search" ? "true" : undefined}>
          <SearchIcon />
          <span>{t("search.link")}</span>
        </a>
        <LanguageSwitch locale={locale} alternates={alternates} />
        <details className="menu">
          <summary>{t("layout.menu")}</summary>
          <nav aria-label={t("layout.mainNav")}>
            <MainLinks locale={locale} section={section} />
            <SearchForm locale={locale} id="menu-search" />
          </nav>
        </details>
      </div>
    </header>
  );
}

function MainLinks({ locale, section }: { locale: Locale; section?: Section }) {
  const t = translator(locale);
  return (
    <ul className="links">
      {sections.map((name) => (
        <li key={name}>
          <a href={path(locale, name)} aria-current={name === section ? "true" : undefined}>
            {t(`nav.${name}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function LanguageSwitch({ locale, alternates }: { locale: Locale; alternates: Record<Locale, string> }) {
  const other = otherLocale(locale);
  return (
    <div className="lang">
      <a href={alternates[other]} lang={other} hrefLang={other} data-switch-locale="">
        {translator(locale)("layout.otherLanguage")}
      </a>
    </div>
  );
}
