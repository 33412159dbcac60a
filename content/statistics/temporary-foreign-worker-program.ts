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
        en: "Supplementary Information for the 2026-2028 Immigration Levels Plan",
        fr: "Supplementary Information for the 2026-2028 Immigration Levels Plan (en anglais)",
      },
      publisher: {
        en: "Immigration, Refugees and Citizenship Canada",
        fr: "Immigration, Réfugiés et Citoyenneté Canada",
      },
      date: "2025-11-05",
      url: "https://www.canada.ca/en/immigration-refugees-citizenship/corporate/mandate/corporate-initiatives/levels/supplementary-immigration-levels-2026-2028.html",
    },
    note: {
      en: "The plan of November 2025; on 27 November 2026 we had not found the next one. A target counts people; the permits of 2019 and 2023 are another measure.",
      fr: "Plan de novembre 2025 ; au 27 novembre 2026, nous n’avions pas trouvé le suivant. La cible compte des personnes ; les permis de 2019 et de 2023 sont une autre mesure.",
    },
    reviewBy: "2027-01-31",
  },
] satisfies FigureInput[];
