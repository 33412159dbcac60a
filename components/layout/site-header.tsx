import { SearchForm } from "#components/search/search-form.tsx";
import { SearchIcon } from "#components/ui/icons.tsx";
import { listMenu } from "#lib/content/index.ts";
import { type Locale, otherLocale, path, type Section, translator } from "#lib/i18n/index.ts";
import { Brand } from "./brand.tsx";

type Props = {
  locale: Locale;
  alternates: Record<Locale, string>;
  section?: Section;
  /** Whether the page has the form of a petition: the language switch then takes along what was typed. */
  hasForm?: boolean;
  /** Pages of the organisation's own. */
  own?: { href: string; label: string }[];
};

/** Name, main links, and a link to the same page in the other language, which is never hidden in the menu. */
export function SiteHeader({ locale, alternates, section, hasForm = false, own = [] }: Props) {
  const t = translator(locale);
  return (
    <header className="top" id="top">
      <div className="wrap">
        <Brand locale={locale} />
        <nav className="nav" aria-label={t("layout.mainNav")}>
          <MainLinks locale={locale} alternates={alternates} section={section} own={own} />
        </nav>
        <a className="find-link" href={path(locale, "search")} aria-current={section === "search" ? "true" : undefined}>
          <SearchIcon />
          <span>{t("search.link")}</span>
        </a>
        <LanguageSwitch locale={locale} alternates={alternates} hasForm={hasForm} />
        <details className="menu">
          <summary>{t("layout.menu")}</summary>
          <nav aria-label={t("layout.menu")}>
            <MainLinks locale={locale} alternates={alternates} section={section} own={own} />
            <SearchForm locale={locale} id="menu-search" inMenu />
          </nav>
        </details>
      </div>
    </header>
  );
}

function MainLinks({ locale, alternates, section, own = [] }: Props) {
  const t = translator(locale);
  return (
    <ul className="links">
      {listMenu().map((name) => (
        <li key={name}>
          <a href={path(locale, name)} aria-current={name === section ? "true" : undefined}>
            {name === "statistics" ? t("data.index.short") : t(`nav.${name}`)}
          </a>
        </li>
      ))}
      {own.map(({ href, label }) => (
        <li key={href}>
          <a href={href} aria-current={href === alternates[locale] ? "true" : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A link cannot send a form. */
const announcedAsLink = { role: "link" };

/** A link; beside a form it is a button of that form, drawn and announced as a link, so that it works without scripts too. */
function LanguageSwitch({ locale, alternates, hasForm }: Required<Pick<Props, "locale" | "alternates" | "hasForm">>) {
  const other = otherLocale(locale);
  const name = translator(locale)("layout.otherLanguage");
  return (
    <div className="lang">
      {hasForm ? (
        <>
          {/* Enter in a field presses the first button of its form: that must be one that signs. */}
          <button type="submit" form="sign-form" hidden />
          <button
            type="submit"
            {...announcedAsLink}
            form="sign-form"
            name="intent"
            value="switch-language"
            formAction={alternates[other]}
            formNoValidate
            lang={other}
            data-switch-locale=""
          >
            {name}
          </button>
        </>
      ) : (
        <a href={alternates[other]} lang={other} hrefLang={other}>
          {name}
        </a>
      )}
    </div>
  );
}
