import { logoFiles, site } from "#lib/content/index.ts";
import { type Locale, otherLocale, translator } from "#lib/i18n/index.ts";
import { Files, Tool } from "./tool.tsx";

/** The organisation's logo; left out where it has none as a file. */
export function Logos({ locale }: { locale: Locale }) {
  const t = translator(locale);
  const own = logoFiles(locale);
  const other = logoFiles(otherLocale(locale));
  const files = [
    { href: own.coloured, label: t("toolkit.logo.coloured") },
    { href: own.mono, label: t("toolkit.logo.mono") },
    { href: other.coloured, label: t("toolkit.logo.colouredOther") },
    { href: other.mono, label: t("toolkit.logo.monoOther") },
  ].flatMap(({ href, label }) => (href ? [{ href, label }] : []));
  if (files.length === 0) return null;
  return (
    <Tool title={t("toolkit.logo.title")} text={t("toolkit.logo.text")}>
      {own.coloured ? (
        // biome-ignore lint/performance/noImgElement: vector drawings need no optimizer, and its endpoint stays closed
        <img
          src={own.coloured}
          alt={t("toolkit.logo.alt", { site: site.organisation.name[locale] })}
          width="199"
          height="40"
          loading="lazy"
        />
      ) : null}
      <Files>
        {files.map(({ href, label }) => (
          <a key={href} className="chip" href={href} download="">
            {label}
          </a>
        ))}
      </Files>
    </Tool>
  );
}
