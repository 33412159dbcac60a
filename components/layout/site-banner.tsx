import { type Locale, translator } from "#lib/i18n/index.ts";

type Props = { locale: Locale; text: string; href?: string; label?: string };

/** An urgent message above the page. */
export function SiteBanner({ locale, text, href, label }: Props) {
  return (
    <aside className="banner" aria-label={translator(locale)("layout.banner")}>
      <p className="wrap">
        {text} {href ? <a href={href}>{label}</a> : null}
      </p>
    </aside>
  );
}
