import { z } from "zod";
import { both, slug } from "./shared.ts";

const pdf = z.string().regex(/^[a-z0-9-]+\.pdf$/, "must be a PDF of public/files, like brief-en.pdf");

/** The files that readers can download: `content/downloads.yaml`. The files themselves are in `public/files`. */
export const downloadsSchema = z.array(
  z
    .strictObject({
      /** Its name: `<Download name="brief" />`. */
      id: slug,
      /** What it is called. */
      title: both,
      /** The file in each language that it exists in. */
      files: z.strictObject({ en: pdf.optional(), fr: pdf.optional() }),
      /** Can a screen reader read it: headings, alternative texts, language? `no` is said to readers. */
      accessible: z.enum(["yes", "no"]),
    })
    .refine(({ files }) => files.en !== undefined || files.fr !== undefined, {
      path: ["files"],
      error: "is empty: name the file of at least one language",
    }),
);

/** One file to download. */
export type DownloadEntry = z.infer<typeof downloadsSchema>[number];
