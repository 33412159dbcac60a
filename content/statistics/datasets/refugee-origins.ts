import type { DatasetInput } from "#lib/content/schema/dataset.ts";
import { unhcrLicence } from "../shared/licences.ts";
import { database } from "../shared/unhcr-sources.ts";

type Country = [
  iso: string,
  en: string,
  fr: string,
  all2025: number | null,
  unhcr2025: number | null,
  rank2025: number | null,
  all2024: number | null,
  unhcr2024: number | null,
  rank2024: number | null,
];

const countries: Country[] = [
  ["VEN", "Venezuela", "Venezuela", 6_459_716, 417_010, 1, 6_245_528, 370_169, 1],
  ["UKR", "Ukraine", "Ukraine", 5_224_131, 5_224_131, 2, 5_120_036, 5_120_036, 4],
  ["SYR", "Syria", "Syrie", 4_865_764, 4_865_764, 3, 5_952_174, 5_952_174, 2],
  ["AFG", "Afghanistan", "Afghanistan", 3_702_518, 2_671_560, 4, 5_766_586, 5_766_586, 3],
  ["SDN", "Sudan", "Soudan", 2_820_737, 2_820_737, 5, 2_094_373, 2_094_373, 6],
  ["SSD", "South Sudan", "Soudan du Sud", 2_386_499, 2_386_499, 6, 2_290_622, 2_290_622, 5],
  ["MMR", "Myanmar", "Myanmar", 1_524_378, 1_524_378, 7, 1_322_503, 1_322_503, 7],
  [
    "COD",
    "Democratic Republic of the Congo",
    "République démocratique du Congo",
    1_176_489,
    1_176_489,
    8,
    1_060_086,
    1_060_086,
    8,
  ],
  ["SOM", "Somalia", "Somalie", 892_037, 892_037, 9, 894_120, 894_120, 9],
  ["CAF", "Central African Republic", "République centrafricaine", 674_222, 674_222, 10, 693_488, 693_488, 10],
  ["ERI", "Eritrea", "Érythrée", null, null, null, 551_296, 551_296, 11],
  ["NGA", "Nigeria", "Nigéria", null, null, null, 467_605, 467_605, 12],
  ["MLI", "Mali", "Mali", null, null, null, 354_075, 354_075, 13],
  ["BDI", "Burundi", "Burundi", null, null, null, 322_462, 322_462, 14],
  ["IRQ", "Iraq", "Irak", null, null, null, 305_504, 305_504, 15],
];

const outside2025 = {
  en: "Not among the first ten at the end of 2025.",
  fr: "Absent des dix premiers à la fin de 2025.",
};

/** Where refugees come from. */
export default {
  id: "refugee-origins",
  slugs: { en: "refugee-origins", fr: "pays-d-origine" },
  order: 4,
  name: {
    en: "Countries that refugees come from, 2024 and 2025",
    fr: "Pays d’où viennent les personnes réfugiées, 2024 et 2025",
  },
  description: {
    en: "The countries that most refugees and others in need of protection came from at the end of 2024 and of 2025, with sources and downloads.",
    fr: "Les pays d’où venaient le plus de personnes réfugiées ou ayant besoin de protection fin 2024 et fin 2025 : sources, méthode et fichiers.",
  },
  facts: ["WRD-10"],
  rowHeading: { en: "Country", fr: "Pays" },
  series: [
    { id: "all-2025", label: { en: "End of 2025", fr: "Fin 2025" }, unit: "people" },
    {
      id: "unhcr-2025",
      label: { en: "Of these, refugees under UNHCR, 2025", fr: "Dont personnes réfugiées relevant du HCR, 2025" },
      unit: "people",
    },
    { id: "rank-2025", label: { en: "Rank, 2025", fr: "Rang, 2025" }, unit: "count" },
    { id: "all-2024", label: { en: "End of 2024", fr: "Fin 2024" }, unit: "people" },
    {
      id: "unhcr-2024",
      label: { en: "Of these, refugees under UNHCR, 2024", fr: "Dont personnes réfugiées relevant du HCR, 2024" },
      unit: "people",
    },
    { id: "rank-2024", label: { en: "Rank, 2024", fr: "Rang, 2024" }, unit: "count" },
  ],
  rows: countries.map(([key, en, fr, all2025, unhcr2025, rank2025, all2024, unhcr2024, rank2024]) => ({
    key,
    label: { en, fr },
    values: [all2025, unhcr2025, rank2025, all2024, unhcr2024, rank2024],
    ...(all2025 === null ? { note: outside2025 } : {}),
  })),
  charts: [
    {
      id: "countries-2025",
      kind: "bars",
      series: ["all-2025", "all-2024"],
      rows: ["VEN", "UKR", "SYR", "AFG", "SDN", "SSD", "MMR", "COD", "SOM", "CAF"],
      title: {
        en: "Venezuela, Ukraine and Syria: three countries that many had to leave",
        fr: "Venezuela, Ukraine, Syrie : trois pays que tant de gens ont dû quitter",
      },
      subtitle: {
        en: "Refugees and others in need of protection by country of origin, end of 2025; the thin line marks the end of 2024.",
        fr: "Personnes réfugiées ou ayant besoin de protection selon le pays d’origine, fin 2025 ; le trait mince marque la fin de 2024.",
      },
      notes: [
        {
          en: "Palestine refugees in the care of UNRWA are not counted here.",
          fr: "Les réfugiés de Palestine pris en charge par l’UNRWA ne sont pas comptés ici.",
        },
      ],
    },
  ],
  definition: {
    en: "Refugees under UNHCR’s mandate and other people in need of international protection outside their country, by the country they come from, at the end of the year.",
    fr: "Personnes réfugiées relevant du HCR et autres personnes ayant besoin d’une protection internationale hors de leur pays, selon leur pays d’origine, à la fin de l’année.",
  },
  method: [
    {
      en: "The first ten countries at the end of 2025 and the first fifteen at the end of 2024. A country outside the list of a year has an empty cell, not a zero.",
      fr: "Les dix premiers pays à la fin de 2025 et les quinze premiers à la fin de 2024. Un pays absent de la liste d’une année a une case vide, et non un zéro.",
    },
    {
      en: "“Others in need of protection” matters most for people from Venezuela: nearly all are counted there, not as refugees.",
      fr: "Les « autres personnes ayant besoin de protection » comptent surtout pour le Venezuela : presque toutes y figurent, et non parmi les personnes réfugiées.",
    },
  ],
  sources: [{ id: "unhcr-database", ...database }],
  licence: unhcrLicence,
  asOf: { en: "Release of 25 June 2026", fr: "Version du 25 juin 2026", date: "2026-06-25" },
  reviewBy: "2027-06-30",
} satisfies DatasetInput as DatasetInput;
