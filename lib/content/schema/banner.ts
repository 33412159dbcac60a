import { z } from "zod";
import { both, day, link } from "./shared.ts";

/** An urgent message above every page: `content/banner.yaml`. Without the file there is none. */
export const bannerSchema = z
  .strictObject({
    /** One or two sentences. */
    text: both,
    /** Where more is said, if anywhere: a page in each language. */
    href: z.strictObject({ en: link, fr: link }).optional(),
    /** The words of that link. */
    label: both.optional(),
    /** The first day on which it shows. */
    from: day,
    /** The last day on which it shows. */
    until: day,
  })
  .refine(({ from, until }) => from <= until, { path: ["until"], error: "comes before `from`: correct one of the two" })
  .refine(({ href, label }) => (href === undefined) === (label === undefined), {
    path: ["label"],
    error: "is missing: a link needs its address and its words",
  });

/** An urgent message above every page. */
export type Banner = z.infer<typeof bannerSchema>;
