import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { formatDate, type Locale, translator, versionPaths } from "#lib/i18n/index.ts";

type Props = {
  locale: Locale;
  slugs: Record<Locale, string>;
  versions: { version: number; date: string; note: string }[];
  /** The version this list stands on the page of. */
  here?: number;
};

/** Every wording a petition has had, oldest first, each with its date, what changed, and the way to its words. */
export function PetitionVersions({ locale, slugs, versions, here }: Props) {
  const t = translator(locale);
  if (versions.length === 0) return null;
  return (
    <section className="mt-12" aria-labelledby="versions-title">
      <h2 id="versions-title">{t("petition.versions.all")}</h2>
      <ol className="timeline">
        {versions.map(({ version, date, note }) => (
          <li key={version} className={version === here ? "you" : undefined}>
            <time className="when" dateTime={date}>
              {formatDate(locale, date)}
            </time>
            <p>
              <a href={versionPaths(slugs, version)[locale]} aria-current={version === here ? "page" : undefined}>
                {t("petition.version", { version })}
              </a>{" "}
              · <NoBreakBillNumbers>{note}</NoBreakBillNumbers>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
