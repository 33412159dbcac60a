import type { Figure } from "../content/schema/figure.ts";
import { formatNumber, formatPercent, shownNumber } from "../i18n/format.ts";
import type { Locale } from "../i18n/locales.ts";
import { translator } from "../i18n/translate.ts";

/**
 * The value of a counter as text before its label, in one line: `about 3%`, `123.2 million`, « 123,2 millions de », `1
 * in 67`.
 */
export function valueOfFigure(locale: Locale, { value, show, qualifier }: Figure): string {
  const words = bare(locale, value, show);
  return qualifier ? `${translator(locale)(`stat.qualifiers.${qualifier}`)} ${words}` : words;
}

function bare(locale: Locale, value: number, { unit, decimals = 0 }: Figure["show"]): string {
  const t = translator(locale);
  const number = formatNumber(locale, value, decimals);
  switch (unit) {
    case "million": {
      const millions = shownNumber(value / 1_000_000, decimals);
      const said = `${formatNumber(locale, millions, decimals)}\u00a0${t("stat.million", { value: millions })}`;
      return locale === "fr" ? `${said} de` : said;
    }
    case "percent":
      return formatPercent(locale, value, decimals);
    case "one-in":
      return t("stat.oneIn", { value: number });
    case "days":
    case "hours":
    case "years":
      return `${number}\u00a0${t(`stat.${unit}`, { value: shownNumber(value, decimals) })}`;
    case "dollars":
      return locale === "fr" ? `${number}\u00a0$` : `$${number}`;
    case "people":
    case "count":
      return number;
  }
}
