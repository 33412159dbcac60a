import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ImageResponse } from "next/og";
import { drawPage } from "#components/charts/page-picture.tsx";
import { ChartPicture, CounterPicture } from "#components/charts/picture.tsx";
import { valueOfFigure } from "#lib/charts/counter.ts";
import { isPictureKind, PICTURE_SIZE } from "#lib/charts/pictures.ts";
import { findDatasetBySlug, listFigures } from "#lib/content/index.ts";
import { isLocale, type Locale } from "#lib/i18n/index.ts";
import { findPagePicture } from "../../../_shared/page-pictures.ts";

/** Each picture is drawn once, when it is first asked for: about two hundred take 15 MB, and a tenth of a second each. */
const drawn = new Map<string, Promise<ArrayBuffer>>();

/** Pictures for share cards: `/share/{locale}/` and `{kind}.{page}.png`, `{dataset}.{chart}.png` or `{figure}.png`. */
export async function GET(_: Request, { params }: { params: Promise<{ locale: string; file: string }> }) {
  const { locale, file } = await params;
  const name = /^([a-z0-9-]+(?:\.[a-z0-9-]+)?)\.png$/u.exec(file)?.[1];
  const picture = name && isLocale(locale) ? await find(locale, name) : null;
  if (!picture) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const key = `${locale}/${name}`;
  const png = drawn.get(key) ?? paint(picture);
  drawn.set(key, png);
  png.catch(() => drawn.delete(key)); // it is thrown below; the next request tries again
  return new Response(await png, { headers: { "Content-Type": "image/png", "Cache-Control": "public" } });
}

async function find(locale: Locale, name: string) {
  const [id = "", view] = name.split(".");
  if (view && isPictureKind(id)) {
    const page = await findPagePicture(locale, id, view);
    return page && drawPage(locale, page);
  }
  if (!view) {
    const figure = (await listFigures()).find((each) => each.id === id);
    if (!figure) return null;
    const foot = `${figure.asOf[locale]} · ${figure.source.publisher[locale]}`;
    return (
      <CounterPicture locale={locale} value={valueOfFigure(locale, figure)} label={figure.label[locale]} foot={foot} />
    );
  }
  const dataset = await findDatasetBySlug("en", id);
  const chart = dataset?.charts.find((each) => each.id === view);
  return dataset && chart ? <ChartPicture dataset={dataset} chart={chart} locale={locale} /> : null;
}

async function paint(picture: React.ReactElement): Promise<ArrayBuffer> {
  const weights = [400, 600, 750] as const;
  const fonts = await Promise.all(
    weights.map(async (weight) => ({
      name: "Bricolage",
      data: await readFile(join(process.cwd(), "app/fonts", `picture-${weight}.woff`)),
      // The program knows hundreds only.
      weight: weight === 750 ? (700 as const) : weight,
    })),
  );
  return new ImageResponse(picture, { ...PICTURE_SIZE, fonts }).arrayBuffer();
}
