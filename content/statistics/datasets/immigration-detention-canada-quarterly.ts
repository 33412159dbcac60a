import type { DatasetInput } from "#lib/content/schema/dataset.ts";
import { detentionByQuarter } from "../shared/canada-sources.ts";
import { ownTableLicence } from "../shared/licences.ts";
import { fiscalYear } from "../shared/periods.ts";

type Quarter = [year: number, quarter: 1 | 2 | 3 | 4, detained: number | null, daily: number | null];

const quarters: Quarter[] = [
  [2019, 1, 2772, 353],
  [2019, 2, 2578, 344],
  [2019, 3, 2381, 332],
  [2019, 4, 2118, 301],
  [2020, 1, 453, 126],
  [2020, 2, 476, 131],
  [2020, 3, 566, 135],
  [2020, 4, 565, 146],
  [2021, 1, 596, 162],
  [2021, 2, 629, 167],
  [2021, 3, 1232, 212],
  [2021, 4, 1211, 211],
  [2022, 1, 1391, 198],
  [2022, 2, 1432, 218],
  [2022, 3, 1606, 295],
  [2022, 4, 1662, 296],
  [2023, 1, 1568, 304],
  [2023, 2, 1373, 256],
  [2023, 3, 1461, 252],
  [2023, 4, null, null],
];

const months = {
  1: { en: "April to June", fr: "D’avril à juin" },
  2: { en: "July to September", fr: "De juillet à septembre" },
  3: { en: "October to December", fr: "D’octobre à décembre" },
  4: { en: "January to March", fr: "De janvier à mars" },
} as const;

const notFound = { en: "No count found.", fr: "Aucun nombre trouvé." };

/** People held in immigration detention in Canada, by quarter. */
export default {
  id: "immigration-detention-canada-quarterly",
  slugs: { en: "immigration-detention-canada-quarterly", fr: "detention-immigration-canada-par-trimestre" },
  order: 8,
  name: {
    en: "Immigration detention in Canada, by quarter",
    fr: "Détention liée à l’immigration au Canada, par trimestre",
  },
  description: {
    en: "People detained on immigration grounds in Canada in each quarter from April 2019 to December 2023, and the average in detention on one day.",
    fr: "Personnes détenues au Canada pour des motifs d'immigration par trimestre, d'avril 2019 à décembre 2023, et moyenne en détention un jour donné.",
  },
  facts: ["DET-07"],
  rowHeading: { en: "Quarter", fr: "Trimestre" },
  series: [
    { id: "detained", label: { en: "People detained", fr: "Personnes détenues" }, unit: "people" },
    { id: "daily", label: { en: "In detention on an average day", fr: "En détention un jour moyen" }, unit: "people" },
  ],
  rows: quarters.map(([year, quarter, detained, daily]) => {
    const calendar = quarter === 4 ? year + 1 : year;
    const { en, fr } = months[quarter];
    return {
      key: `${fiscalYear(year).key}-Q${quarter}`,
      group: fiscalYear(year).label,
      label: { en: `${en} ${calendar}`, fr: `${fr} ${calendar}` },
      short: { en: `Q${quarter}`, fr: `T${quarter}` },
      values: [detained, daily],
      source: `cbsa-quarters-${year}`,
      ...(detained === null ? { note: notFound } : {}),
    };
  }),
  charts: [
    {
      id: "quarters",
      kind: "panels",
      by: "group",
      series: ["detained"],
      title: {
        en: "The count fell with the pandemic, then climbed back: {detained@2022-23-Q4} people in one quarter",
        fr: "Le nombre a chuté avec la pandémie, puis est remonté : {detained@2022-23-Q4} personnes en un trimestre",
      },
      subtitle: {
        en: "People detained on immigration grounds in Canada in each quarter; one small chart for each fiscal year, all on the same scale.",
        fr: "Personnes détenues au Canada pour des motifs d’immigration par trimestre ; un petit graphique par exercice, tous à la même échelle.",
      },
      notes: [
        {
          en: "Q1 is April to June. Never add quarters: a person held from one into the next is counted in both.",
          fr: "T1 va d’avril à juin. N’additionnez jamais les trimestres : une personne détenue de l’un à l’autre est comptée dans les deux.",
        },
      ],
    },
  ],
  definition: {
    en: "People whom the Canada Border Services Agency detained under the Immigration and Refugee Protection Act at any time in the quarter, and the average number in detention on one day.",
    fr: "Personnes que l’Agence des services frontaliers du Canada a détenues en vertu de la Loi sur l’immigration et la protection des réfugiés à un moment du trimestre, et nombre moyen de personnes en détention un jour donné.",
  },
  method: [
    {
      en: "The numbers are those of the agency’s pages, one for each fiscal year, which runs from April to March.",
      fr: "Les nombres sont ceux des pages de l’Agence, une par exercice, qui va d’avril à mars.",
    },
    {
      en: "Nothing later than December 2023 was found.",
      fr: "Rien de plus récent que décembre 2023 n’a été trouvé.",
    },
  ],
  sources: [2019, 2020, 2021, 2022, 2023].map((year) => ({
    id: `cbsa-quarters-${year}`,
    ...detentionByQuarter(year),
  })),
  licence: ownTableLicence({
    en: "the Canada Border Services Agency",
    fr: "l’Agence des services frontaliers du Canada",
  }),
  asOf: { en: "23 November 2026", fr: "23 novembre 2026", date: "2026-11-23" },
  reviewBy: "2027-03-31",
} satisfies DatasetInput as DatasetInput;
