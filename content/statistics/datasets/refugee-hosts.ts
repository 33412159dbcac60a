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
  ["COL", "Colombia", "Colombie", 2_812_242, 1464, 1, 2_780_910, 1306, 3],
  ["DEU", "Germany", "Allemagne", 2_655_191, 2_655_191, 2, 2_749_266, 2_749_266, 4],
  ["TUR", "Türkiye", "Türkiye (Turquie)", 2_390_414, 2_390_414, 3, 2_940_735, 2_940_735, 2],
  ["UGA", "Uganda", "Ouganda", 1_936_719, 1_936_719, 4, 1_759_492, 1_759_492, 5],
  ["IRN", "Iran", "Iran", 1_650_014, 770_514, 5, 3_489_257, 3_489_257, 1],
  ["TCD", "Chad", "Tchad", 1_502_263, 1_502_263, 6, 1_278_866, 1_278_866, 7],
  ["PAK", "Pakistan", "Pakistan", 1_299_596, 1_159_038, 7, 1_560_480, 1_560_480, 6],
  ["BGD", "Bangladesh", "Bangladesh", 1_178_038, 1_178_038, 8, 1_005_602, 1_005_602, 11],
  ["PER", "Peru", "Pérou", 1_104_802, 6788, 9, 1_141_957, 6742, 8],
  ["ETH", "Ethiopia", "Éthiopie", 1_010_466, 1_010_466, 10, 1_008_826, 1_008_826, 10],
  ["CAN", "Canada", "Canada", 416_028, 416_028, 26, 269_496, 269_496, 31],
  ["POL", "Poland", "Pologne", null, null, null, 1_008_871, 1_008_871, 9],
  ["SDN", "Sudan", "Soudan", null, null, null, 793_395, 793_395, 12],
  ["LBN", "Lebanon", "Liban", null, null, null, 758_642, 758_642, 13],
  ["FRA", "France", "France", null, null, null, 721_771, 721_771, 14],
  ["BRA", "Brazil", "Brésil", null, null, null, 721_474, 257_079, 15],
];

const outside2025 = {
  en: "Not among the first ten at the end of 2025.",
  fr: "Absent des dix premiers à la fin de 2025.",
};

/** Where refugees live: the countries that host most of them, and Canada. */
export default {
  id: "refugee-hosts",
  slugs: { en: "refugee-hosts", fr: "pays-d-accueil" },
  order: 3,
  name: {
    en: "Countries that host refugees, 2024 and 2025",
    fr: "Pays qui accueillent les personnes réfugiées, 2024 et 2025",
  },
  description: {
    en: "The countries that hosted most refugees and others in need of protection at the end of 2024 and 2025, and Canada's place, with downloads.",
    fr: "Les pays qui accueillaient le plus de personnes réfugiées ou ayant besoin de protection fin 2024 et fin 2025, et le rang du Canada.",
  },
  facts: ["WRD-09", "WRD-26"],
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
      rows: ["COL", "DEU", "TUR", "UGA", "IRN", "TCD", "PAK", "BGD", "PER", "ETH", "CAN"],
      lit: "CAN",
      title: {
        en: "Others shelter far more people: Canada comes {rank-2025@CAN}th",
        fr: "D’autres pays accueillent bien davantage : le Canada vient au {rank-2025@CAN}e rang",
      },
      subtitle: {
        en: "Refugees and others in need of protection in each country, end of 2025; the thin line marks the end of 2024.",
        fr: "Personnes réfugiées ou ayant besoin de protection dans chaque pays, fin 2025 ; le trait mince marque la fin de 2024.",
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
    en: "Refugees under UNHCR’s mandate and other people in need of international protection, by the country where they live at the end of the year.",
    fr: "Personnes réfugiées relevant du HCR et autres personnes ayant besoin d’une protection internationale, selon le pays où elles vivent à la fin de l’année.",
  },
  method: [
    {
      en: "The first ten countries at the end of 2025 and the first fifteen at the end of 2024, and Canada in both years. A country outside the list of a year has an empty cell, not a zero.",
      fr: "Les dix premiers pays à la fin de 2025 et les quinze premiers à la fin de 2024, et le Canada pour les deux. Un pays absent de la liste d’une année a une case vide, et non un zéro.",
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
