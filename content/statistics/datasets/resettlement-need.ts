import type { DatasetInput } from "#lib/content/schema/dataset.ts";
import { ownTableLicence } from "../shared/licences.ts";
import { database, needs2017, needs2025, needs2026 } from "../shared/unhcr-sources.ts";
import { valueIn } from "../shared/value-in.ts";
import resettlement from "./resettlement.ts";

/** How many people UNHCR says need resettlement, and how many arrived. */
export default {
  id: "resettlement-need",
  slugs: { en: "resettlement-need", fr: "besoins-de-reinstallation" },
  order: 6,
  name: { en: "Resettlement needed and reached", fr: "Réinstallation : besoins et arrivées" },
  description: {
    en: "People who need resettlement by UNHCR's estimates for 2017, 2025 and 2026, beside those who arrived by resettlement in the same year.",
    fr: "Personnes ayant besoin d'être réinstallées selon le HCR pour 2017, 2025 et 2026, à côté de celles qui sont arrivées la même année.",
  },
  facts: ["WRD-20", "WRD-22", "WRD-23"],
  rowHeading: { en: "Year", fr: "Année" },
  series: [
    {
      id: "arrived",
      label: { en: "Resettled in the year", fr: "Personnes réinstallées dans l’année" },
      unit: "people",
    },
    {
      id: "need",
      label: { en: "In need, as estimated", fr: "Personnes à réinstaller, selon l’estimation" },
      unit: "people",
    },
  ],
  rows: [
    { key: "2017", values: [valueIn(resettlement, "world", 2017), 1_190_000], source: "needs-2017" },
    { key: "2025", values: [valueIn(resettlement, "world", 2025), 2_900_000], source: "needs-2025" },
    {
      key: "2026",
      values: [null, 2_500_000],
      source: "needs-2026",
      note: { en: "Arrivals of 2026 are not counted yet.", fr: "Les arrivées de 2026 ne sont pas encore comptées." },
    },
  ],
  charts: [
    {
      id: "reached",
      kind: "dots",
      series: ["arrived", "need"],
      row: "2025",
      each: 10_000,
      title: {
        en: "Of every thirty-five people who needed a new country, one got there",
        fr: "Sur trente-cinq personnes qui avaient besoin d’un nouveau pays, une l’a trouvé",
      },
      subtitle: {
        en: "2025. One dot stands for 10,000 people: {need@2025:million} needed resettlement, {arrived@2025} arrived.",
        fr: "2025. Un point représente 10 000 personnes : {need@2025:million} avaient besoin d’être réinstallées, {arrived@2025} sont arrivées.",
      },
      notes: [
        {
          en: "Dots are rounded to the nearest whole one.",
          fr: "Les points sont arrondis à l’unité la plus proche.",
        },
      ],
    },
  ],
  definition: {
    en: "Need: refugees whom UNHCR judges to need a move to a third country, as it estimated in the summer before. Arrivals: refugees who arrived by resettlement in that year, in all countries.",
    fr: "Besoin : personnes réfugiées qui, selon le HCR, doivent partir vers un pays tiers, d’après son estimation de l’été précédent. Arrivées : personnes réfugiées arrivées par réinstallation cette année-là, dans tous les pays.",
  },
  method: [
    {
      en: "The two counts answer different questions: the need is an estimate of all who qualify, the arrivals are counted one by one. Their ratio shows the distance, not the work of one year.",
      fr: "Les deux nombres répondent à des questions différentes : le besoin est une estimation de toutes les personnes admissibles, les arrivées sont comptées une à une. Leur rapport montre l’écart, non le travail d’une année.",
    },
    {
      en: "We found published estimates for these three years only.",
      fr: "Nous n’avons trouvé d’estimations publiées que pour ces trois années.",
    },
  ],
  sources: [
    { id: "unhcr-database", ...database },
    { id: "needs-2017", ...needs2017 },
    { id: "needs-2025", ...needs2025 },
    { id: "needs-2026", ...needs2026 },
  ],
  licence: ownTableLicence({ en: "UNHCR", fr: "le HCR" }),
  asOf: { en: "Release of 25 June 2026", fr: "Version du 25 juin 2026", date: "2026-06-25" },
  reviewBy: "2027-06-30",
} satisfies DatasetInput as DatasetInput;
