import { z } from "zod";
import { both, slug, webAddress, words } from "./shared.ts";

/** The photos of the site: `content/photos/photos.yaml`. Their files stand beside it: `content/photos/<id>.jpg`. */
export const photosSchema = z.array(
  z.strictObject({
    /** Its name, and that of its file without the ending: `<Photo name="vigil" />`. */
    id: slug,
    /** What it shows, for people who cannot see it. */
    alt: both,
    /** Who took it, as they wish to be named. */
    credit: words,
    /** What we may do with it. Example: `CC BY 4.0`, `with the permission of the photographer`. */
    licence: both,
    /** The address of the licence, or of the original. */
    url: webAddress.optional(),
    /** Whether everyone who can be recognised has agreed, or why nobody needs to. Not shown. */
    consent: words,
  }),
);

/** A photo's entry. */
export type PhotoEntry = z.infer<typeof photosSchema>[number];
