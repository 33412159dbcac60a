import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { listPhotos } from "#lib/content/index.ts";
import { locales } from "#lib/i18n/index.ts";

type Props = { params: Promise<{ file: string }> };

export const dynamic = "force-static";
export const dynamicParams = false;

/** Every photo in every width, made when the site is built. A site without photos has one name that is none. */
export async function generateStaticParams(): Promise<{ file: string }[]> {
  const files = (await listPhotos()).flatMap(({ id, widths }) =>
    widths.map((width) => ({ file: `${id}-${width}.webp` })),
  );
  return files.length > 0 ? files : [{ file: `none-0-${locales.length}.webp` }];
}

/**
 * `/photos/{id}-{width}.webp`: the photo turned as the camera was held, resized and re-encoded. Nothing of the original
 * file is left but its pixels: no position, no name of a camera or of a person.
 */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const [, id, width] = /^(.+)-(\d+)\.webp$/u.exec((await params).file) ?? [];
  const photo = (await listPhotos()).find((one) => one.id === id && one.widths.includes(Number(width)));
  if (!photo) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const original = await readFile(join(process.cwd(), photo.file));
  const picture = await sharp(original)
    .autoOrient()
    .resize({ width: Number(width) })
    .webp({ quality: 78 })
    .toBuffer();
  return new Response(new Uint8Array(picture), {
    headers: { "Content-Type": "image/webp", "Cache-Control": "public" },
  });
}
