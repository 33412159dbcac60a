import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { renew } from "#lib/content/translation/renew.ts";
import { readTranslations } from "#lib/content/translation/states.ts";

const FIXTURES = join(import.meta.dirname, "../fixtures/content");

/** A small PDF, as far as its first bytes tell. */
const PDF = "%PDF-1.4\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n";

/** The sound site with all that an editor may wish: an event, a page of its own, a photo, a file, a banner, short news. */
export async function siteWithWishes(root: string, photo = cameraPhoto({ position: false })): Promise<void> {
  await cp(join(FIXTURES, "sound"), root, { recursive: true });
  await cp(join(FIXTURES, "wishes"), root, { recursive: true });
  await writeFile(join(root, "content/photos/vigil.jpg"), await photo);
  await mkdir(join(root, "public/files"), { recursive: true });
  await writeFile(join(root, "public/files/brief.pdf"), PDF, "latin1");
  for (const page of await readTranslations(root)) await renew(root, page.folder, "2026-11-27", true);
}

/** A photo as a telephone takes it: held upright, which its file says, and with the place where it was taken. */
export function cameraPhoto({ position }: { position: boolean }): Promise<Buffer> {
  const place = {
    IFD3: { GPSLatitudeRef: "N", GPSLatitude: "45/1 25/1 0/1", GPSLongitudeRef: "W", GPSLongitude: "75/1 41/1 0/1" },
  };
  return sharp({ create: { width: 1200, height: 900, channels: 3, background: "#1f594e" } })
    .withExif({ IFD0: { Artist: "A name that nobody asked for", Orientation: "6" }, ...(position ? place : {}) })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}
