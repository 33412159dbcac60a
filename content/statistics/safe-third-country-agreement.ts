import type { FigureInput } from "#lib/content/schema/figure.ts";

const source = {
  title: {
    en: "Canada returns asylum-seekers to US amidst deportation risk",
    fr: "Canada returns asylum-seekers to US amidst deportation risk (en anglais)",
  },
  publisher: { en: "Reuters, as copied by AnewZ", fr: "Reuters, repris par AnewZ" },
  date: "2025-09-18",
  url: "https://anewz.tv/world/world-news/13281/canada-returns-asylum-seekers-to-us-amidst-deportation-risk/news",
};

/** People returned to the United States under the Safe Third Country Agreement. */
export default [
  {
    id: "stca-turned-back-2024",
    facts: ["STC-13"],
    value: 2481,
    show: { unit: "count" },
    label: {
      en: "people turned back under the agreement in eight months of 2024",
      fr: "personnes refoulées en vertu de l’Entente en huit mois, en 2024",
    },
    asOf: { en: "January to August 2024", fr: "De janvier à août 2024", date: "2024-08-31" },
    source,
    reviewBy: "2027-03-31",
  },
  {
    id: "stca-turned-back-2025",
    facts: ["STC-13"],
    value: 3282,
    show: { unit: "count" },
    label: {
      en: "people turned back in the same months of 2025",
      fr: "personnes refoulées pendant les mêmes mois de 2025",
    },
    asOf: { en: "January to August 2025", fr: "De janvier à août 2025", date: "2025-08-31" },
    source,
    note: {
      en: "No count for all of 2025 had been found on 27 November 2026.",
      fr: "Aucun total pour l’année 2025 n’avait été trouvé au 27 novembre 2026.",
    },
    reviewBy: "2027-03-31",
  },
  {
    id: "stca-turned-back-july-2025",
    facts: ["STC-14"],
    value: 789,
    show: { unit: "count" },
    label: {
      en: "people turned back in a single month, the most in over ten years",
      fr: "personnes refoulées en un seul mois, un sommet en plus de dix ans",
    },
    asOf: { en: "July 2025", fr: "Juillet 2025", date: "2025-07-31" },
    source,
    reviewBy: "2027-03-31",
  },
] satisfies FigureInput[];
