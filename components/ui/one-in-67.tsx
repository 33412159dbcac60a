import { getFigure } from "#lib/content/index.ts";
import { type Locale, translator } from "#lib/i18n/index.ts";
import { Svg } from "./drawing.tsx";

/** Sixty-seven people, one of them lit, with the year of that figure: others beside it may be of another year. */
export async function OneIn67({ locale }: { locale: Locale }) {
  const t = translator(locale);
  const { value, label, asOf, source } = await getFigure("one-in-2024");
  return (
    <figure className="one-in-figure">
      <div role="img" aria-label={t("home.oneIn67Alt")}>
        <Svg file="one-in-67" className="one-in" />
      </div>
      <figcaption className="small">
        <b>{t("stat.oneIn", { value })}</b> {label[locale]}. {asOf[locale]}, {source.publisher[locale]}.
      </figcaption>
    </figure>
  );
}
