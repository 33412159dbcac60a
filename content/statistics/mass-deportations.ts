import type { FigureInput } from "#lib/content/schema/figure.ts";

/** Figures shown on the page of the mass deportations campaign. */
export default [
  {
    id: "us-undocumented-2024",
    facts: ["DEP-03"],
    value: 13_000_000,
    show: { unit: "million", decimals: 0 },
    qualifier: "about",
    label: {
      en: "people living without documents in the United States, as Amnesty International counts them",
      fr: "personnes vivant sans papiers aux États-Unis, selon Amnistie internationale",
    },
    asOf: { en: "2024", fr: "2024", date: "2024-12-31" },
    source: {
      title: {
        en: "Urgent action: people seeking safety at risk",
        fr: "Urgent action: people seeking safety at risk (en anglais)",
      },
      publisher: {
        en: "Amnesty International UK",
        fr: "Amnistie internationale Royaume-Uni",
      },
      date: "2025",
      url: "https://amnesty.org.uk/urgent-actions/people-seeking-safety-risk-usa",
    },
    reviewBy: "2027-06-30",
  },
  {
    id: "us-detained-2026-01",
    facts: ["DEP-05"],
    value: 70_000,
    show: { unit: "people" },
    qualifier: "over",
    label: {
      en: "people in US immigration detention, a record",
      fr: "personnes en détention liée à l’immigration aux États-Unis, un sommet",
    },
    asOf: { en: "January 2026", fr: "Janvier 2026", date: "2026-01-17" },
    source: {
      title: {
        en: "ICE detention sets new record, after CBS News",
        fr: "ICE detention sets new record, d’après CBS News (en anglais)",
      },
      publisher: { en: "Hindustan Times", fr: "Hindustan Times" },
      date: "2026-01-17",
      url: "https://www.hindustantimes.com/world-news/us-news/how-many-detainees-are-currently-in-ice-custody-detention-total-sets-new-record-101768610204272.html",
    },
    reviewBy: "2027-01-31",
  },
  {
    id: "us-detained-no-conviction-2025-07",
    facts: ["DEP-06"],
    value: 71.1,
    show: { unit: "percent", decimals: 1 },
    label: {
      en: "of people in US immigration detention had no criminal conviction",
      fr: "des personnes en détention liée à l’immigration aux États-Unis n’avaient aucune condamnation criminelle",
    },
    asOf: { en: "26 July 2025", fr: "26 juillet 2025", date: "2025-07-26" },
    source: {
      title: {
        en: "Detention figures of July 2025, after TRAC, Syracuse University",
        fr: "Chiffres de juillet 2025 sur la détention, d’après TRAC, Université de Syracuse (en anglais)",
      },
      publisher: { en: "Redcensor", fr: "Redcensor" },
      date: "2025-08",
      url: "https://redcensor.com/increase-in-number-of-people-under-electronic-monitoring-as-ice-accelerates-repatriation-operations",
    },
    definition: {
      en: "People without a conviction may still face a charge.",
      fr: "Une personne sans condamnation peut tout de même faire l’objet d’une accusation.",
    },
    reviewBy: "2027-01-31",
  },
  {
    id: "us-temporary-status-lost-2025",
    facts: ["DEP-15"],
    value: 1_500_000,
    show: { unit: "million", decimals: 1 },
    qualifier: "over",
    label: {
      en: "people who lost temporary protection or parole, or were set to lose it",
      fr: "personnes ayant perdu leur protection ou leur autorisation temporaire, ou sur le point de la perdre",
    },
    asOf: { en: "2025", fr: "2025", date: "2025-12-31" },
    source: {
      title: { en: "Loss of temporary status", fr: "Loss of temporary status (en anglais)" },
      publisher: {
        en: "CTN News, after States Newsroom",
        fr: "CTN News, d’après States Newsroom",
      },
      date: "2025",
      url: "https://ctninfo.com/?p=39004",
    },
    reviewBy: "2027-06-30",
  },
] satisfies FigureInput[];
