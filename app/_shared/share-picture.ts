import type { Metadata } from "next";
import { chartPicture, PICTURE_SIZE } from "#lib/charts/pictures.ts";
import type { Dataset } from "#lib/content/schema/dataset.ts";
import type { ChartSpec } from "#lib/content/schema/dataset-chart.ts";
import type { Locale } from "#lib/i18n/index.ts";

/** A page's metadata with the picture of one of its charts, for share cards. */
export function withPicture(
  metadata: Metadata,
  locale: Locale,
  dataset: Dataset,
  chart: ChartSpec | undefined = dataset.charts[0],
): Metadata {
  if (!chart) return metadata;
  const image = { url: chartPicture(locale, dataset.id, chart.id), ...PICTURE_SIZE, alt: chart.title[locale] };
  return {
    ...metadata,
    openGraph: { ...metadata.openGraph, images: [image] },
    twitter: { card: "summary_large_image", images: [image] },
  };
}
