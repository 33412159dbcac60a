import { z } from "zod";
import { both, day, slug, webAddress, words } from "./shared.ts";

/**
 * What a person looks for, in the order of the page: legal help, groups for refugees or for workers, a way out of
 * forced labour, any other service, the UN.
 */
export const HELP_NEEDS = ["legal-aid", "refugees", "workers", "trafficking", "services", "united-nations"] as const;

const PROVINCES = ["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"] as const;

/**
 * Where the help is available: Canada as a whole, a province or territory by its postal abbreviation, or the United
 * States.
 */
export const HELP_PLACES = ["CA", ...PROVINCES, "US"] as const;

/** Where people find help: `content/help/services.yaml`. Pages show it by need and by place. */
export const helpSchema = z.array(
  z.strictObject({
    /** Short name, unique in the file. Example: `legal-aid-bc`. */
    id: slug,
    /** The public name of the service. */
    name: both,
    /** What it does for whom, in one or two sentences. Say so when it is not free or may refuse a case. */
    what: both,
    /** `CA` for all of Canada, a province such as `QC`, or `US`. */
    place: z.enum(HELP_PLACES),
    /** What it helps with. Example: `[legal-aid]`. */
    needs: z.array(z.enum(HELP_NEEDS)).min(1, "is empty: name at least one need"),
    /** Its own address: one for both languages, or `en` and `fr`. */
    url: z.union([webAddress, z.strictObject({ en: webAddress, fr: webAddress })]),
    /** A number that was checked with the service itself. Left out when it was not. Example: `1-833-900-1010`. */
    phone: z
      .string()
      .regex(/^(\d{3}|1-\d{3}-\d{3}-\d{4}|\d{3}-\d{3}-\d{4})$/, "must be a number like 211 or 1-833-900-1010")
      .optional(),
    /** Languages of the page at that address. Example: `[en, fr]`. */
    languages: z.array(z.string().regex(/^[a-z]{2,3}$/, "must be a code like en, fr or ht")).min(1),
    /** The day on which someone last checked this entry. */
    checked: day,
    /** Where this information was found. */
    source: words,
  }),
);

/** A place where help is available. */
export type HelpPlace = (typeof HELP_PLACES)[number];
/** What a person looks for. */
export type HelpNeed = (typeof HELP_NEEDS)[number];
/** One service. */
export type HelpService = z.infer<typeof helpSchema>[number];
