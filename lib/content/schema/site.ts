import { z } from "zod";
import { both, webAddress, words } from "./shared.ts";

/** Who runs the site: `content/site.ts`, everything another organisation would change. */
export const siteSchema = z.strictObject({
  /** Names and one-sentence description of the campaign. */
  organisation: z.strictObject({
    /** Name of the site. Shows in the header, the footer and mail. */
    name: both,
    /** Name of the responsible organisation. Shows on the privacy page. */
    legalName: words,
    /** One sentence: shows in the feed and in share cards. */
    description: both,
    /** Two short sentences: show in the footer. */
    creed: both,
    /** What it is in law, with its number in a register. Null until set, like the four below; the about page then says so. */
    registration: both.nullable(),
    /** Town and province or territory. */
    place: both.nullable(),
    /** Who answers for the campaign: a role, never a name. */
    accountable: both.nullable(),
    /** How the campaign is paid, in one or two sentences. */
    funding: both.nullable(),
    /** Who decides on petitions and deliveries, and how, in one or two sentences. */
    decisions: both.nullable(),
  }),
  /** Where visitors write to; `press` for journalists, `data` for those who reuse figures: null when `email` serves them too. */
  contact: z.strictObject({ email: z.email(), press: z.email().nullable(), data: z.email().nullable() }),
  /** The person answerable for personal information: a role, never a name. */
  privacyOfficer: z.strictObject({ title: both, email: z.email() }),
  /** Lines of the mailing address; null until there is one, and then no mail that legally needs it is sent. */
  postalAddress: z.strictObject({ en: z.array(words).min(1), fr: z.array(words).min(1) }).nullable(),
  /** Where to report conduct. */
  conductEmail: z.email(),
  /** Accounts elsewhere; may be empty. Shows in the footer. */
  social: z.array(z.strictObject({ label: both, url: webAddress })),
  /** Where the source is: "Suggest a change" leads there. */
  repositoryUrl: webAddress,
  /** What may be reused, and how. Shows in the footer and on the about page. */
  licences: z.array(z.strictObject({ covers: both, name: words, url: webAddress })).min(1),
  /** A measurement script to load after a yes; null: nothing is counted. */
  measurement: z.strictObject({ url: webAddress }).nullable(),
});

/** What `content/site.ts` must satisfy. */
export type SiteInput = z.input<typeof siteSchema>;
/** Who runs the site, as pages receive it. */
export type Site = z.infer<typeof siteSchema>;
