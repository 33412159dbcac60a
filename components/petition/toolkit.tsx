import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { pagePicture } from "#lib/charts/pictures.ts";
import { site } from "#lib/content/index.ts";
import {
  countPicturePath,
  framePath,
  type Locale,
  letterPaths,
  otherLocale,
  posterPath,
  sheetPath,
  translator,
} from "#lib/i18n/index.ts";
import { counterCode, fittingCode, frameCode } from "./frame-code.ts";
import { Logos } from "./logos.tsx";
import { wordsWithLink } from "./share-links.ts";
import { Code, Files, Tool } from "./tool.tsx";

type Shown = { slug: string; slugs: Record<Locale, string>; title: string; ask: string; to: string; warning?: string };

type Props = { locale: Locale; petition: Shown; siteUrl: string };

type KitProps = Props & {
  illustration: string;
  hasLetter: boolean;
  /** Whether there is something to print: only while it takes signatures, now or later. */
  onPaper: boolean;
  /** The page that tells of petitions of the House of Commons; null where there is none. */
  houseHref: string | null;
};

/** What can be taken along: paper, pictures, the letter, the counter. */
export function Kit({ locale, petition, siteUrl, illustration, hasLetter, onPaper, houseHref }: KitProps) {
  const t = translator(locale);
  const picture = (language: Locale) => pagePicture(language, "petition", petition.slugs.en);
  return (
    <>
      <h2 className="vh">{t("toolkit.files")}</h2>
      <ul className="kit">
        {onPaper ? <PaperTool locale={locale} slugs={petition.slugs} houseHref={houseHref} /> : null}
        <Tool title={t("toolkit.pictures.title")} text={t("toolkit.pictures.text")}>
          {/* biome-ignore lint/performance/noImgElement: it has its final size, and the optimizer's endpoint stays closed */}
          <img
            src={picture(locale)}
            alt={t("toolkit.pictures.alt", { title: petition.title })}
            width="1200"
            height="630"
            loading="lazy"
          />
          <Files>
            <a className="chip" href={picture(locale)} download="">
              {t("toolkit.pictures.petition")}
            </a>
            <a className="chip" href={picture(otherLocale(locale))} download="">
              {t("toolkit.pictures.petitionOther")}
            </a>
            <a className="chip" href={`/illustrations/${illustration}.svg`} download="">
              {t("toolkit.pictures.drawing")}
            </a>
          </Files>
        </Tool>
        <Logos locale={locale} />
        <Tool title={t("toolkit.counter.title")} text={t("toolkit.counter.text")}>
          {/* biome-ignore lint/performance/noImgElement: vector drawings need no optimizer, and its endpoint stays closed */}
          <img
            src={countPicturePath(locale, petition.slug)}
            alt={t("toolkit.counter.alt", { title: petition.title })}
            width="320"
            height="96"
            loading="lazy"
          />
          <Code label={t("toolkit.counter.code")}>{counterCode({ siteUrl, locale, petition })}</Code>
        </Tool>
        {hasLetter ? (
          <Tool title={t("toolkit.letter.title")} text={t("toolkit.letter.text")}>
            <Files>
              <a className="chip" href={letterPaths(petition.slugs)[locale]}>
                {t("toolkit.letter.open")}
              </a>
            </Files>
          </Tool>
        ) : null}
      </ul>
    </>
  );
}

function PaperTool({ locale, slugs, houseHref }: Pick<KitProps, "locale" | "houseHref"> & Pick<Shown, "slugs">) {
  const t = translator(locale);
  return (
    <Tool title={t("paper.title")} text={t("paper.text")}>
      <Files>
        <a className="chip" href={sheetPath(slugs)}>
          {t("paper.sheet.link")}
        </a>
        <a className="chip" href={posterPath(locale, slugs)}>
          {t("paper.poster.link")}
        </a>
        <a className="chip" href={posterPath(otherLocale(locale), slugs)}>
          {t("paper.poster.linkOther")}
        </a>
      </Files>
      {houseHref ? (
        <p className="small">
          <a href={houseHref}>{t("paper.house")}</a>
        </p>
      ) : null}
    </Tool>
  );
}

/** The words of the campaign, for a message and for a newsletter, each with the address. */
export function WordsToCopy({
  locale,
  url,
  message,
  newsletter,
}: {
  locale: Locale;
  url: string;
  message: string;
  newsletter: string;
}) {
  const t = translator(locale);
  const texts = [
    { id: "message", title: t("toolkit.words.message"), words: message },
    { id: "newsletter", title: t("toolkit.words.newsletter"), words: newsletter },
  ];
  return (
    <section className="kit-part" aria-labelledby="words-title">
      <h2 id="words-title">{t("toolkit.words.title")}</h2>
      <ul className="kit">
        {texts.map(({ id, title, words }) => (
          <Tool key={id} title={title}>
            <p>
              <NoBreakBillNumbers>{words}</NoBreakBillNumbers> <span className="kit-url">{url}</span>
            </p>
            <p className="actions" hidden suppressHydrationWarning>
              <button
                className="btn btn-quiet"
                type="button"
                data-copy={wordsWithLink({ url, words }, "copy")}
                data-done={t("toolkit.words.copied")}
                aria-label={`${t("toolkit.words.copy")} (${title})`}
              >
                {t("toolkit.words.copy")}
              </button>
            </p>
          </Tool>
        ))}
      </ul>
    </section>
  );
}

/** The petition in a frame: a look at it, and its code. Left out where the organisation lets no site have it. */
export function FrameKit({ locale, petition, siteUrl }: Props) {
  const t = translator(locale);
  const isAllowed = site.petitionFrames?.length !== 0;
  return (
    <section className="kit-part" id="frame" aria-labelledby="frame-title">
      <h2 id="frame-title">{t("toolkit.frame.title")}</h2>
      {isAllowed ? (
        <div className="prose prose-wide">
          <p>{t("toolkit.frame.text")}</p>
          <p>
            <a href={framePath(locale, petition.slug)}>{t("toolkit.frame.see")}</a>
          </p>
          <Code label={t("toolkit.frame.code")}>{frameCode({ siteUrl, locale, petition })}</Code>
          <p>{t("toolkit.frame.height")}</p>
          <code className="code">{fittingCode(siteUrl)}</code>
        </div>
      ) : (
        <p>{t("toolkit.frame.none")}</p>
      )}
    </section>
  );
}
