import type { SiteInput } from "../lib/content/schema/site.ts";

/**
 * Who runs this campaign and how to reach them: everything another
 * organisation would change before opening its own copy of the site.
 * Addresses under example.org reach nobody, and production refuses to start
 * with them: replace each of them here, or set CONTACT_EMAIL, PRIVACY_EMAIL,
 * REPOSITORY_URL and POSTAL_ADDRESS. The prose of content/pages/ follows by
 * itself; CODE_OF_CONDUCT.md does not.
 */
export const site = {
  organisation: {
    name: { en: "Right to Refuge", fr: "Droit au refuge" },
    legalName: "Right to Refuge",
    description: {
      en: "An independent, non-partisan campaign for the rights of refugees and migrants in Canada.",
      fr: "Une campagne indépendante et non partisane pour les droits des personnes réfugiées et migrantes au Canada.",
    },
    // For whom the campaign works: in the title of the news.
    people: { en: "refugees and migrants", fr: "les personnes réfugiées et migrantes" },
    creed: {
      en: "A border is a line. So is your signature.",
      fr: "Une frontière est une ligne. Votre signature aussi.",
    },
    // Who is behind the campaign, in both languages: the about page shows it, and says what is not set yet.
    registration: null,
    place: null,
    accountable: null,
    funding: null,
    decisions: null,
  },
  contact: { email: "hello@example.org", press: null, data: null },
  privacyOfficer: {
    title: {
      en: "Privacy officer",
      fr: "Responsable de la protection des renseignements personnels",
    },
    email: "privacy@example.org",
  },
  // Anti-spam law wants a real mailing address in every message: one string per
  // line, such as "200-10 Example Street". Null until the organisation sets it.
  postalAddress: null,
  // Who may approve a delivery: two of them must, each with a key of their own from `npm run privacy -- approver`.
  // A role and a public key: { role: "Campaign lead", key: "…" }.
  approvers: [],
  // Which sites may show a petition in a frame: "any", or a list such as ["https://example.org"].
  petitionFrames: "any",
  conductEmail: "conduct@example.org",
  social: [],
  repositoryUrl: "https://example.org/right-to-refuge",
  licences: [
    {
      covers: { en: "Code", fr: "Code" },
      name: "MIT",
      url: "https://opensource.org/license/mit",
    },
    {
      covers: {
        en: "Words, data and illustrations",
        fr: "Textes, données et illustrations",
      },
      name: "CC BY 4.0",
      url: "https://creativecommons.org/licenses/by/4.0/",
    },
    {
      covers: { en: "Fonts", fr: "Polices de caractères" },
      name: "SIL OFL 1.1",
      url: "https://openfontlicense.org/",
    },
    {
      covers: { en: "UNHCR figures", fr: "Chiffres du HCR" },
      name: "CC BY 4.0, © UNHCR",
      url: "https://www.unhcr.org/refugee-statistics/",
    },
  ],
  // The main links, in their order; pages of your own name their place themselves.
  menu: ["issues", "rights", "worldRefugeeDay", "news"],
  // What the drawings of content/look/drawings and the one of missing pages show, for who does not see them.
  drawings: {
    hero: {
      en: "A straight line becomes people standing shoulder to shoulder, then a signature.",
      fr: "Une ligne droite devient des personnes debout côte à côte, puis une signature.",
    },
    "check-inbox": {
      en: "A line begins to write, then stops short. A sealed envelope stands in the gap.",
      fr: "Une ligne commence à écrire, puis s’arrête. Une enveloppe cachetée occupe l’intervalle.",
    },
    confirm: {
      en: "A signature on a line, a few steps away from an open door.",
      fr: "Une signature sur une ligne, à quelques pas d’une porte ouverte.",
    },
    "thank-you": {
      en: "A signature runs on along the line and draws an open, lit door.",
      fr: "Une signature se prolonge le long de la ligne et dessine une porte ouverte et éclairée.",
    },
    "not-found": {
      en: "A line wanders, loops twice, and finds an open door.",
      fr: "Une ligne s’égare, fait deux boucles et trouve une porte ouverte.",
    },
  },
  // Drawings of public/illustrations on the share pictures of pages without one, and which part of a width they keep.
  pictures: {
    home: "safe-third-country",
    rights: "safe-third-country",
    issues: "bill-c2",
    figures: "world-refugee-day",
    others: "mass-deportations",
    focus: {
      "bill-c2": 0,
      "immigration-detention": 0.75,
      "safe-third-country": 0.1,
      "temporary-foreign-workers": 0.1,
    },
  },
  measurement: null,
} satisfies SiteInput;
