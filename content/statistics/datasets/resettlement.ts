import type { DatasetInput } from "#lib/content/schema/dataset.ts";
import { unhcrLicence } from "../shared/licences.ts";
import { database } from "../shared/unhcr-sources.ts";

type Year = [year: number, canada: number, world: number, countries: number];

const years: Year[] = [
  [2010, 12_085, 98_719, 22],
  [2011, 12_913, 79_727, 22],
  [2012, 9610, 88_918, 21],
  [2013, 12_160, 98_359, 19],
  [2014, 12_262, 105_148, 26],
  [2015, 19_997, 106_997, 22],
  [2016, 46_691, 172_797, 29],
  [2017, 26_589, 102_709, 31],
  [2018, 28_058, 92_348, 25],
  [2019, 30_082, 107_729, 26],
  [2020, 9228, 34_383, 21],
  [2021, 20_403, 57_436, 21],
  [2022, 47_550, 114_242, 21],
  [2023, 51_098, 158_591, 24],
  [2024, 49_261, 188_759, 22],
  [2025, 38_771, 81_766, 24],
];

/** Refugees who arrived by resettlement, in the world and in Canada. */
export default {
  id: "resettlement",
  slugs: { en: "resettlement", fr: "reinstallation" },
  order: 5,
  name: { en: "Resettlement, 2010 to 2025", fr: "Réinstallation, de 2010 à 2025" },
  description: {
    en: "Refugees who arrived by resettlement each year from 2010 to 2025, in Canada and in all countries, with sources, method and downloads.",
    fr: "Personnes réfugiées arrivées par réinstallation chaque année de 2010 à 2025, au Canada et dans le monde : sources, méthode et fichiers.",
  },
  facts: ["WRD-21", "WRD-22"],
  rowHeading: { en: "Year", fr: "Année" },
  series: [
    { id: "canada", label: { en: "To Canada", fr: "Au Canada" }, unit: "people" },
    {
      id: "elsewhere",
      label: { en: "To all other countries", fr: "Dans tous les autres pays" },
      short: { en: "Other countries", fr: "Autres pays" },
      unit: "people",
    },
    { id: "world", label: { en: "In the world", fr: "Dans le monde" }, unit: "people" },
    {
      id: "countries",
      label: { en: "Countries reporting arrivals", fr: "Pays déclarant des arrivées" },
      unit: "count",
    },
  ],
  rows: years.map(([year, canada, world, countries]) => ({
    key: String(year),
    values: [canada, world - canada, world, countries],
  })),
  charts: [
    {
      id: "arrivals",
      kind: "columns",
      series: ["canada", "elsewhere"],
      title: {
        en: "Resettlement fell by more than half in one year. Nearly one in two came to Canada.",
        fr: "La réinstallation a chuté de plus de moitié en un an. Près d’une personne sur deux est venue au Canada.",
      },
      subtitle: {
        en: "Refugees who arrived by resettlement in each year, to Canada and to all other countries.",
        fr: "Personnes réfugiées arrivées par réinstallation chaque année, au Canada et dans tous les autres pays.",
      },
      notes: [
        {
          en: "In 2025, {canada@2025} of {world@2025} people came to Canada: {canada@2025/world@2025:percent}.",
          fr: "En 2025, {canada@2025} personnes sur {world@2025} sont venues au Canada, soit {canada@2025/world@2025:percent}.",
        },
      ],
      marks: [{ row: "2016" }, { row: "2024" }],
    },
  ],
  definition: {
    en: "Refugees moved from a first country of refuge to another one that has agreed to let them stay, whether privately sponsored or in a public program, counted in the year they arrived.",
    fr: "Personnes réfugiées passées d’un premier pays d’accueil à un autre qui a accepté de les laisser s’établir, par parrainage privé ou par un programme public, comptées l’année de leur arrivée.",
  },
  method: [
    {
      en: "The counts are the arrivals that receiving countries reported to UNHCR. A country may report late: the database is revised every June.",
      fr: "Les nombres sont les arrivées que les pays d’accueil ont déclarées au HCR. Un pays peut déclarer tard : la base est révisée chaque année en juin.",
    },
    {
      en: "“All other countries” is our subtraction: the world less Canada.",
      fr: "« Tous les autres pays » résulte de notre soustraction : le monde moins le Canada.",
    },
  ],
  sources: [{ id: "unhcr-database", ...database }],
  licence: unhcrLicence,
  asOf: { en: "Release of 25 June 2026", fr: "Version du 25 juin 2026", date: "2026-06-25" },
  reviewBy: "2027-06-30",
} satisfies DatasetInput as DatasetInput;
