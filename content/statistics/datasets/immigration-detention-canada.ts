import type { DatasetInput } from "#lib/content/schema/dataset.ts";
import { detentionByYear, hrwAmnesty2021 } from "../shared/canada-sources.ts";
import { ownTableLicence } from "../shared/licences.ts";
import { fiscalYear } from "../shared/periods.ts";

const notFound = { en: "No yearly total found.", fr: "Aucun total annuel trouvé." };

/** People held in immigration detention in Canada, by fiscal year. */
export default {
  id: "immigration-detention-canada",
  slugs: { en: "immigration-detention-canada", fr: "detention-immigration-canada" },
  order: 7,
  name: {
    en: "Immigration detention in Canada, by year",
    fr: "Détention liée à l’immigration au Canada, par année",
  },
  description: {
    en: "People detained on immigration grounds in Canada in each fiscal year since 2012-13, with the years for which no total was found, and downloads.",
    fr: "Personnes détenues au Canada pour des motifs d'immigration par exercice depuis 2012-2013, avec les années sans total trouvé, et les fichiers.",
  },
  facts: ["DET-05", "DET-06"],
  rowHeading: { en: "Fiscal year, April to March", fr: "Exercice, d’avril à mars" },
  series: [
    { id: "detained", label: { en: "People detained", fr: "Personnes détenues" }, unit: "people" },
    {
      id: "daily",
      label: { en: "In detention on an average day", fr: "En détention un jour moyen" },
      unit: "people",
    },
  ],
  rows: [
    { ...fiscalYear(2012), values: [8742, 539] },
    { ...fiscalYear(2013), values: [7720, 538] },
    { ...fiscalYear(2014), values: [6786, 497] },
    { ...fiscalYear(2015), values: [6602, 451] },
    { ...fiscalYear(2016), values: [6268, 364] },
    { ...fiscalYear(2017), values: [null, null], note: notFound },
    { ...fiscalYear(2018), values: [null, null], note: notFound },
    {
      ...fiscalYear(2019),
      values: [8825, null],
      source: "hrw-amnesty-2021",
      note: {
        en: "1,932 of these people were held at least partly in provincial jails. Minors are counted differently from this year on.",
        fr: "De ces personnes, 1 932 ont été au moins en partie dans des prisons provinciales. Les personnes mineures sont comptées autrement à partir de cet exercice.",
      },
    },
    { ...fiscalYear(2020), values: [null, null], note: notFound },
    { ...fiscalYear(2021), values: [null, null], note: notFound },
    { ...fiscalYear(2022), values: [null, null], note: notFound },
    { ...fiscalYear(2023), values: [null, null], note: notFound },
    { ...fiscalYear(2024), values: [null, null], note: notFound },
    { ...fiscalYear(2025), values: [null, null], note: notFound },
  ],
  charts: [
    {
      id: "years",
      kind: "columns",
      series: ["detained"],
      title: {
        en: "{detained@2019-20} people were detained in the last year for which we found a total",
        fr: "{detained@2019-20} personnes ont été détenues dans la dernière année dont nous avons trouvé le total",
      },
      subtitle: {
        en: "People detained on immigration grounds in Canada, by fiscal year. Empty years are years without a total, not years without detention.",
        fr: "Personnes détenues au Canada pour des motifs d’immigration, par exercice. Une année vide est une année sans total, non une année sans détention.",
      },
      marks: [{ row: "2012-13" }, { row: "2016-17", wideOnly: true }, { row: "2019-20" }],
    },
  ],
  definition: {
    en: "People whom the Canada Border Services Agency detained under the Immigration and Refugee Protection Act at any time in the fiscal year, each counted once, and the average number in detention on one day.",
    fr: "Personnes que l’Agence des services frontaliers du Canada a détenues en vertu de la Loi sur l’immigration et la protection des réfugiés à un moment de l’exercice, comptées une fois chacune, et nombre moyen de personnes en détention un jour donné.",
  },
  method: [
    {
      en: "Totals up to 2016-17 come from the agency’s own page. That of 2019-20 comes from a report that cites the agency.",
      fr: "Les totaux jusqu’à 2016-2017 viennent de la page de l’Agence. Celui de 2019-2020 vient d’un rapport qui cite l’Agence.",
    },
    {
      en: "For the other years we found no total. The quarters do not replace one: a person held from one quarter into the next is counted in both.",
      fr: "Pour les autres années, nous n’avons trouvé aucun total. Les trimestres ne le remplacent pas : une personne détenue d’un trimestre à l’autre est comptée dans les deux.",
    },
  ],
  sources: [
    { id: "cbsa-years", ...detentionByYear },
    { id: "hrw-amnesty-2021", ...hrwAmnesty2021 },
  ],
  licence: ownTableLicence({
    en: "the Canada Border Services Agency",
    fr: "l’Agence des services frontaliers du Canada",
  }),
  asOf: { en: "23 November 2026", fr: "23 novembre 2026", date: "2026-11-23" },
  reviewBy: "2027-03-31",
} satisfies DatasetInput as DatasetInput;
