import { type Locale, path, translator } from "#lib/i18n/index.ts";

type Props = {
  locale: Locale;
  /** The id of the field; different for each form of a page. */
  id: string;
  /** Whether this is the page's main field, into which the server in front writes the words that were searched for. */
  main?: boolean;
  /** Titles that browsers suggest while a reader types. */
  suggestions?: readonly string[];
};

/** The search field: a plain form, so that it needs no script. */
export function SearchForm({ locale, id, main = false, suggestions = [] }: Props) {
  const t = translator(locale);
  return (
    <search>
      <form className="find" action={path(locale, "search")} method="get">
        <label htmlFor={id}>{t("search.label")}</label>
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
    </search>
  );
}
