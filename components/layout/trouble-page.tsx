import { SearchForm } from "#components/search/search-form.tsx";
import { Illustration } from "#components/ui/illustration.tsx";
import { drawingAlt, isPublished } from "#lib/content/index.ts";
import { type Locale, path, translator } from "#lib/i18n/index.ts";

/** Shown where no page exists: an explanation and several links. */
export function NotFoundMessage({ locale }: { locale: Locale }) {
  const t = translator(locale);
  const doors = (["rights", "worldRefugeeDay", "news", "about"] as const).filter((door) => isPublished(door));
  return (
    <section className="section" aria-labelledby={`trouble-${locale}`}>
      <div className="wrap split split-even items-center">
        <div className="stack">
          <p className="kicker">{t("error.kicker", { status: 404 })}</p>
          <h1 id={`trouble-${locale}`}>{t("error.notFound.title")}</h1>
          <p className="lede">{t("error.notFound.lede")}</p>
          <SearchForm locale={locale} id={`q-${locale}`} main />
          <div data-results="" />
          <p className="actions mt-8">
            <a className="btn" href={path(locale, "issues")}>
              {t("error.notFound.campaigns")}
            </a>
            <a className="btn btn-quiet" href={path(locale, "home")}>
              {t("error.notFound.home")}
            </a>
          </p>
          <p className="ui">{t("error.notFound.links")}</p>
          <ul className="links flex flex-wrap gap-2.5">
            {doors.map((door) => (
              <li key={door}>
                <a className="chip" href={path(locale, door)}>
                  {t(`nav.${door}`)}
                </a>
              </li>
            ))}
          </ul>
        </div>
        <Illustration name="not-found" alt={drawingAlt(locale, "not-found")} eager />
      </div>
    </section>
  );
}

/** Shown when a request failed on the server. */
export function ServerErrorMessage({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <section className="section" aria-labelledby={`trouble-${locale}`}>
      <div className="wrap">
        <div className="stack max-w-[46rem]">
          <p className="kicker">{t("error.kicker", { status: 500 })}</p>
          <h1 id={`trouble-${locale}`}>{t("error.server.title")}</h1>
          <p className="lede">{t("error.server.lede")}</p>
          <p className="actions mt-8">
            <a className="btn" href={path(locale, "home")}>
              {t("error.server.home")}
            </a>
          </p>
        </div>
      </div>
    </section>
  );
}
