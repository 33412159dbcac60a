import type { DatasetInput } from "#lib/content/schema/dataset.ts";
import { removalStatistics, removalsOf2025 } from "../shared/canada-sources.ts";
import { ownTableLicence } from "../shared/licences.ts";

/** People removed from Canada, by calendar year. */
export default {
  id: "removals-from-canada",
  slugs: { en: "removals-from-canada", fr: "renvois-du-canada" },
  order: 9,
  name: { en: "Removals from Canada, 2019 to 2025", fr: "Renvois du Canada, de 2019 à 2025" },
  description: {
    en: "People whom the Canada Border Services Agency removed from Canada in each year from 2019 to 2025, with sources, method and downloads.",
    fr: "Personnes que l'Agence des services frontaliers a renvoyées du Canada chaque année, de 2019 à 2025 : sources, méthode et fichiers.",
  },
  facts: ["NEW-03"],
  rowHeading: { en: "Year", fr: "Année" },
  series: [{ id: "removed", label: { en: "People removed", fr: "Personnes renvoyées" }, unit: "people" }],
  rows: [
    { key: "2019", values: [11_269] },
    { key: "2020", values: [12_851] },
    { key: "2021", values: [7513] },
    { key: "2022", values: [8319] },
    { key: "2023", values: [15_207] },
    { key: "2024", values: [17_357] },
    {
      key: "2025",
      values: [18_785],
      partial: true,
      source: "removals-2025",
      note: { en: "1 January to 31 October only.", fr: "Du 1er janvier au 31 octobre seulement." },
    },
  ],
  charts: [
    {
      id: "years",
      kind: "columns",
      series: ["removed"],
      title: {
        en: "Ten months of 2025 were enough to pass all of 2024",
        fr: "Dix mois de 2025 ont suffi pour dépasser toute l’année 2024",
      },
      subtitle: {
        en: "People removed from Canada in each calendar year. The column of 2025 covers ten months.",
        fr: "Personnes renvoyées du Canada par année civile. La colonne de 2025 couvre dix mois.",
      },
      marks: [
        { row: "2019", wideOnly: true },
        { row: "2021" },
        { row: "2024" },
        { row: "2025", text: { en: "to 31 October", fr: "au 31 octobre" } },
      ],
    },
  ],
  definition: {
    en: "People who left Canada under a removal order that the Canada Border Services Agency enforced or confirmed, whatever the reason for the order.",
    fr: "Personnes qui ont quitté le Canada en vertu d’une mesure de renvoi que l’Agence des services frontaliers du Canada a exécutée ou constatée, quel qu’en soit le motif.",
  },
  method: [
    {
      en: "Years 2019 to 2024 come from the agency’s page. For 2025 we found ten months only, reported by the press from the agency’s figures.",
      fr: "Les années 2019 à 2024 viennent de la page de l’Agence. Pour 2025, nous n’avons trouvé que dix mois, rapportés par la presse d’après les chiffres de l’Agence.",
    },
    {
      en: "The counts do not say how many people asked for protection, nor where they were sent.",
      fr: "Ces nombres ne disent ni combien de personnes avaient demandé une protection, ni où elles ont été renvoyées.",
    },
  ],
  sources: [
    { id: "cbsa-removals", ...removalStatistics },
    { id: "removals-2025", ...removalsOf2025 },
  ],
  licence: ownTableLicence({
    en: "the Canada Border Services Agency",
    fr: "l’Agence des services frontaliers du Canada",
  }),
  asOf: { en: "31 October 2025", fr: "31 octobre 2025", date: "2025-10-31" },
  reviewBy: "2027-03-31",
} satisfies DatasetInput as DatasetInput;
