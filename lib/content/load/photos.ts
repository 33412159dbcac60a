import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { typesetAll } from "../../i18n/typography.ts";
import { broken, leaveOut } from "../broken.ts";
import { pictureFacts } from "../media/picture-facts.ts";
import { exists, listFiles, projectRoot } from "../read/folders.ts";
import { readYaml } from "../read/text-file.ts";
import { validate } from "../read/validate.ts";
import { type PhotoEntry, photosSchema } from "../schema/photo.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";

export const PHOTOS_FOLDER = "content/photos";
export const PHOTOS_FILE = `${PHOTOS_FOLDER}/photos.yaml`;
/** The kinds of files that a photo may be. */
export const PHOTO_ENDINGS = /\.(?:jpe?g|png|webp)$/iu;

/** A photo: its entry, its file, its size as it is seen, and the widths in which it is served, smallest first. */
export type Photo = PhotoEntry & { file: string; width: number; height: number; widths: number[] };

const WIDTHS = [480, 960, 1600];

const load = cacheUntilChanged(PHOTOS_FOLDER, async (root): Promise<Photo[]> => {
  if (!(await exists(root, PHOTOS_FILE))) return [];
  const result = validate(photosSchema, PHOTOS_FILE, (await readYaml(root, PHOTOS_FILE)).fields);
  if (!result.ok) {
    leaveOut(result.problems);
    return [];
  }
  const files = (await listFiles(root, PHOTOS_FOLDER)).filter((name) => PHOTO_ENDINGS.test(name));
  const photos = await Promise.all(
    result.value.map(async (entry) => {
      const name = files.find((file) => file.replace(PHOTO_ENDINGS, "") === entry.id);
      const bytes = name ? await readFile(join(root, PHOTOS_FOLDER, name)).catch(() => null) : null; // as a missing one
      const facts = bytes && pictureFacts(bytes);
      if (!name || !facts) return []; // the check reports it
      const { width, height } = facts;
      const widths = [...WIDTHS.filter((one) => one < width), Math.min(width, WIDTHS.at(-1) ?? width)];
      return [
        { ...typesetAll("en", entry), file: `${PHOTOS_FOLDER}/${name}`, width, height, widths: [...new Set(widths)] },
      ];
    }),
  );
  return photos.flat();
});

/** Every photo, typeset. @throws ContentError */
export function listPhotos(): Promise<Photo[]> {
  return load(projectRoot());
}

/** A photo by its id. @throws ContentError; Error when there is none */
export async function getPhoto(id: string): Promise<Photo> {
  const photo = (await listPhotos()).find((one) => one.id === id);
  if (!photo) throw broken(new Error(`There is no photo "${id}" in ${PHOTOS_FILE}.`));
  return photo;
}
