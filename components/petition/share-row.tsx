import { type Locale, translator } from "#lib/i18n/index.ts";

type Props = {
  locale: Locale;
  url: string;
  title: string;
  id: string;
  heading: string;
  level?: 2 | 3;
  hideHeading?: boolean;
};

/** Plain links and two small helpers that appear only where a script can make them work. */
export function ShareRow({ locale, url, title, id, heading, level = 3, hideHeading = false }: Props) {
  const t = translator(locale);
  const Heading = level === 2 ? "h2" : "h3";
  const body = t("share.mailBody", { title, url });
  return (
    <section className="share" aria-labelledby={id}>
      <Heading id={id} className={hideHeading ? "vh" : undefined}>
        {heading}
      </Heading>
      <ul className="links">
        <li hidden data-needs-script="">
          <button className="chip" type="button" data-copy={url} data-done={t("share.copied")}>
            {t("share.copy")}
          </button>
        </li>
        <li hidden data-share={url} data-share-title={title}>
          <button className="chip" type="button">
            {t("share.native")}
          </button>
        </li>
        <li>
          <a className="chip" href={`mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(body)}`}>
            {t("share.email")}
          </a>
        </li>
        <li>
          <a className="chip" href={`https://wa.me/?text=${encodeURIComponent(body)}`} rel="noreferrer">
            WhatsApp
          </a>
        </li>
        <li>
          <a
            className="chip"
            href={`https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(url)}`}
            rel="noreferrer"
          >
            Facebook
          </a>
        </li>
        <li>
          <a
            className="chip"
            href={`https://bsky.app/intent/compose?text=${encodeURIComponent(body)}`}
            rel="noreferrer"
          >
            Bluesky
          </a>
        </li>
      </ul>
    </section>
  );
}
