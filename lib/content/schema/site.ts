import { z } from "zod";
import { both, webAddress, words } from "./shared.ts";

const approverKey = z
  .base64()
  .refine((text) => Buffer.from(text, "base64").length === 32, "must be a public key, 32 bytes in base64");

/** A site as browsers name it in a policy: no path, and `*.` for all its subdomains. */
const embeddingSite = z
  .string()
  .regex(
    /^https:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?$/,
    "must be a site, like https://example.org or https://*.example.org",
  );

function isDistinct(texts: string[]): boolean {
  return new Set(texts).size === texts.length;
}

/** What the menu may name, besides pages of one's own. */
const MENU = ["issues", "rights", "worldRefugeeDay", "statistics", "news", "related", "about"] as const;

/** A drawing of `public/illustrations`, without `.svg`. */
const drawing = words.regex(/^[a-z0-9-]+$/, "must be the name of a drawing in public/illustrations, without .svg");

/** The organisation that runs the site: `content/site.ts`, everything another organisation would change. */
export const siteSchema = z.strictObject({
  /** Names and one-sentence description of the campaign. */
  organisation: z.strictObject({
    /** Name of the site. Shows in the header, the footer and mail. */
    name: both,
    /** Name of the responsible organisation. Shows on the privacy page. */
    legalName: words,
    /** One sentence: shows in the feed and in share cards. */
    description: both,
    /** For whom the campaign works, as after “for”: shows in the title of the news, which says nothing of it unless set. */
    people: both.optional(),
    /** Two short sentences: show in the footer. */
    creed: both,
    /** Legal form, with its number in a register. Null until set, like the four below; the about page says so. */
    registration: both.nullable(),
    /** Town and province or territory. */
    place: both.nullable(),
    /** Who is accountable for the campaign: a role, never a name. */
    accountable: both.nullable(),
    /** How the campaign is paid, in one or two sentences. */
    funding: both.nullable(),
    /** Who decides on petitions and deliveries, and how, in one or two sentences. */
    decisions: both.nullable(),
  }),
  /** Addresses for visitors; `press` for journalists, `data` for reuse of figures; null: `email` is used. */
  contact: z.strictObject({ email: z.email(), press: z.email().nullable(), data: z.email().nullable() }),
  /** The person accountable for personal information: a role, never a name. */
  privacyOfficer: z.strictObject({ title: both, email: z.email() }),
  /** Lines of the mailing address. While it is null, no mail that legally needs it is sent. */
  postalAddress: z.strictObject({ en: z.array(words).min(1), fr: z.array(words).min(1) }).nullable(),
  /**
   * Who may approve a delivery, two of them for each: a role, never a name, and the public key of the person who has it,
   * as `npm run privacy -- approver` prints it.
   */
  approvers: z
    .array(z.strictObject({ role: words.max(60), key: approverKey }))
    .refine((all) => isDistinct(all.map(({ key }) => key)) && isDistinct(all.map(({ role }) => role)), "has one twice"),
  /** Which sites may show a petition in a frame: `any`, or a list of sites; an empty list: none. `any` unless said. */
  petitionFrames: z.union([z.literal("any"), z.array(embeddingSite)]).optional(),
  /** Where to report misconduct. */
  conductEmail: z.email(),
  /** Accounts elsewhere; may be empty. Shows in the footer. */
  social: z.array(z.strictObject({ label: both, url: webAddress })),
  /** The address of the source code: "Suggest a change" leads there. */
  repositoryUrl: webAddress,
  /** What may be reused, and how. Shows in the footer and on the about page. */
  licences: z.array(z.strictObject({ covers: both, name: words, url: webAddress })).min(1),
  /** The main links in their order; a page of one theme that the site does not have is left out. */
  menu: z.array(z.enum(MENU)).min(1).optional(),
  /** What the wide drawings and the one of missing pages show, for who does not see them; unless said, they are ornament. */
  drawings: z
    .strictObject({ hero: both, "check-inbox": both, confirm: both, "thank-you": both, "not-found": both })
    .optional(),
  /** Which drawings stand on the pictures for sharing of pages that have none of their own. */
  pictures: z
    .strictObject({
      home: drawing,
      rights: drawing,
      issues: drawing,
      figures: drawing,
      others: drawing,
      /** Which part of a drawing's width is kept: 0 is left, 1 right, and unless said the middle. */
      focus: z.record(drawing, z.number().min(0).max(1)),
    })
    .optional(),
  /** A measurement script that is loaded after the visitor agrees; null: no measurement. */
  measurement: z.strictObject({ url: webAddress }).nullable(),
});

/** The type of `content/site.ts`. */
export type SiteInput = z.input<typeof siteSchema>;
/** The organisation that runs the site, as pages receive it. */
export type Site = z.infer<typeof siteSchema>;
