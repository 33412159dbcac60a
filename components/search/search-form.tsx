import { type Locale, path, translator } from "#lib/i18n/index.ts";

type Props = {
  locale: Locale;
  /** The id of the field; different for each form of a page. */
  id: string;
  /** Whether this is the page's main field, into which the server in front writes the words that were searched for. */
  main?: boolean;
  /** Whether it is a part of the menu, and no landmark beside the page's own. */
  inMenu?: boolean;
  /** Only results of this kind. */
  kind?: string;
  /** Titles that browsers suggest while a reader types. */
  suggestions?: readonly string[];
};

/** The search field: a plain form, so that it needs no script. */
export function SearchForm({ locale, id, main = false, inMenu = false, kind, suggestions = [] }: Props) {
  const t = translator(locale);
  const label = t(kind ? "search.labelFigures" : "search.label");
  const Region = inMenu ? "div" : "search";
  return (
    <Region aria-label={inMenu ? undefined : label}>
      <form className="find" action={path(locale, "search")} method="get">
        {kind ? <input type="hidden" name="kind" value={kind} /> : null}
        <label htmlFor={id}>{label}</label>
        <input
          className="input"
          id={id}
          name="q"
          type="search"
          maxLength={120}
          autoComplete="off"
          autoCapitalize="none"
          enterKeyHint="search"
          list={suggestions.length > 0 ? `${id}-titles` : undefined}
          data-query={main ? "" : undefined}
        />
        <button className="btn" type="submit">
          {t("search.button")}
        </button>
        {suggestions.length > 0 ? (
          <datalist id={`${id}-titles`}>
            {suggestions.map((title) => (
              <option key={title} value={title} />
            ))}
          </datalist>
        ) : null}
      </form>
    </Region>
  );
}
