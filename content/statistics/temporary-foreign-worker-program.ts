import type { FigureInput } from "#lib/content/schema/figure.ts";

const permits = {
  title: {
    en: "Ottawa considers changes to reduce number of temporary foreign workers in Canada",
    fr: "Ottawa considers changes to reduce number of temporary foreign workers in Canada (en anglais)",
  },
  publisher: { en: "CTV News", fr: "CTV News" },
  date: "2024-08",
  url: "https://www.ctvnews.ca/canada/ottawa-considers-changes-to-reduce-number-of-temporary-foreign-workers-in-canada-1.6990401",
};

/** Figures shown on the page of the Temporary Foreign Worker Program campaign. */
export default [
  {
    id: "tfw-permits-2019",
    facts: ["TFW-06"],
    value: 98_025,
    show: { unit: "count" },
    label: {
      en: "work permits under the program",
      fr: "permis de travail dans le cadre du programme",
    },
    asOf: { en: "2019", fr: "2019", date: "2019-12-31" },
    source: permits,
    reviewBy: "2027-06-30",
  },
  {
    id: "tfw-permits-2023",
    facts: ["TFW-06"],
    value: 183_820,
    show: { unit: "count" },
    label: {
      en: "work permits under the program",
      fr: "permis de travail dans le cadre du programme",
    },
    asOf: { en: "2023", fr: "2023", date: "2023-12-31" },
    source: permits,
    reviewBy: "2027-06-30",
  },
  {
    id: "tfw-target-2026",
    facts: ["TFW-10"],
    value: 60_000,
    show: { unit: "people" },
    label: {
      en: "people to be admitted under the program, by the government’s target",
      fr: "personnes à admettre dans le cadre du programme, selon la cible du gouvernement",
    },
    asOf: { en: "Target for 2026", fr: "Cible pour 2026", date: "2026-12-31" },
    source: {
      title: {
        en: "Levels Plan 2026 to 2028, after CIC News",
        fr: "Plan des niveaux 2026 à 2028, d’après CIC News (en anglais)",
      },
      publisher: { en: "MEGAN Immigration", fr: "MEGAN Immigration" },
      date: "2025-11",
      url: "https://meganimmigration.ca/ircc-introduces-new-lmia-exempt-work-permit-for-select-tech-companies-in-canada",
    },
    note: {
      en: "An admission target counts people; the permits of 2019 and 2023 are another measure.",
      fr: "La cible d’admission compte des personnes ; les permis de 2019 et de 2023 sont une autre mesure.",
    },
    reviewBy: "2027-01-31",
  },
] satisfies FigureInput[];
