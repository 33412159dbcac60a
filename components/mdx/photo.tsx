import type { ReactNode } from "react";
import { getPhoto } from "#lib/content/index.ts";
import { type Locale, translator } from "#lib/i18n/index.ts";

type Props = { locale: Locale; name: string; children?: ReactNode };

/** A photo in the width that a screen needs, with its caption, who took it and on which terms it is shown. */
export async function Photo({ locale, name, children }: Props) {
  const t = translator(locale);
  const { id, alt, credit, licence, url, width, height, widths } = await getPhoto(name);
  const largest = widths.at(-1) ?? width;
  const terms = url ? (
    <a href={url} rel="noreferrer">
      {licence[locale]}
    </a>
  ) : (
    licence[locale]
  );
  return (
    <figure className="photo mt-9">
      {/* biome-ignore lint/performance/noImgElement: sized when the site is built, and the optimizer stays closed */}
      <img
        src={`/photos/${id}-${largest}.webp`}
        srcSet={widths.map((each) => `/photos/${id}-${each}.webp ${each}w`).join(", ")}
        sizes="(min-width: 46rem) 40rem, 92vw"
        alt={alt[locale]}
        width={largest}
        height={Math.round((height * largest) / width)}
        loading="lazy"
        decoding="async"
      />
      <figcaption className="small mt-3">
        {children} {t("media.credit", { credit })} {terms}
      </figcaption>
    </figure>
  );
}
