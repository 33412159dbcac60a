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
    value: 73_000,
    show: { unit: "people" },
    qualifier: "about",
    label: {
      en: "people in US immigration detention, a record",
      fr: "personnes en détention liée à l’immigration aux États-Unis, un sommet",
    },
    asOf: { en: "15 January 2026", fr: "15 janvier 2026", date: "2026-01-15" },
    source: {
      title: {
        en: "ICE’s detainee population reaches new record high of 73,000, as crackdown widens",
        fr: "ICE’s detainee population reaches new record high of 73,000, as crackdown widens (en anglais)",
      },
      publisher: { en: "CBS News", fr: "CBS News" },
      date: "2026-01-16",
      url: "https://www.cbsnews.com/sanfrancisco/news/ices-detainee-population-record-high-of-73000",
    },
    reviewBy: "2027-01-31",
  },
  {
    id: "us-detained-no-conviction-2026-02",
    facts: ["N-US-4"],
    value: 73.6,
    show: { unit: "percent", decimals: 1 },
    label: {
      en: "of people in US immigration detention had no criminal conviction",
      fr: "des personnes en détention liée à l’immigration aux États-Unis n’avaient aucune condamnation criminelle",
    },
    asOf: { en: "7 February 2026", fr: "7 février 2026", date: "2026-02-07" },
    source: {
      title: {
        en: "What’s New, 17 February 2026",
        fr: "What’s New, 17 février 2026 (en anglais)",
      },
      publisher: { en: "TRAC, Syracuse University", fr: "TRAC, Université de Syracuse" },
      date: "2026-02-17",
      url: "https://tracreports.org/whatsnew/email.260217.html",
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
      title: {
        en: "Trump canceled temporary legal status for more than 1.5 million immigrants in 2025",
        fr: "Trump canceled temporary legal status for more than 1.5 million immigrants in 2025 (en anglais)",
      },
      publisher: { en: "States Newsroom, on kspress.com", fr: "States Newsroom, sur kspress.com" },
      date: "2025-12-22",
      url: "http://kspress.com/news/2025/12/22/trump-canceled-temporary-legal-status-for-more-than-15-million-immigrants-in-2025",
    },
    reviewBy: "2027-06-30",
  },
] satisfies FigureInput[];
