import type { DatasetInput } from "#lib/content/schema/dataset.ts";
import { ownTableLicence } from "../shared/licences.ts";
import {
  displacement2016,
  glance2024,
  glanceMid2025,
  headline2014,
  headline2017,
  headline2018,
  headline2019,
  headline2020,
  headline2021,
  headline2022,
  headline2023,
  trends2015,
  trends2025,
} from "../shared/unhcr-sources.ts";

const millions = { unit: "million", decimals: 1 } as const;
const endOf = (year: number) => ({
  key: String(year),
  label: { en: `End of ${year}`, fr: `Fin ${year}` },
  short: { en: `${year}`, fr: `${year}` },
});

/** The totals of forced displacement as they were announced, each in its own year. */
export default {
  id: "displacement-as-announced",
  slugs: { en: "displacement-as-announced", fr: "deplacement-tel-qu-annonce" },
  order: 2,
  name: {
    en: "Forced displacement as announced, 2014 to 2025",
    fr: "Déplacement forcé tel qu’annoncé, de 2014 à 2025",
  },
  description: {
    en: "The worldwide totals of forced displacement as they were first announced for each year from 2014 to 2025, each with the publication it came from.",
    fr: "Les totaux mondiaux du déplacement forcé tels qu’annoncés pour chaque année de 2014 à 2025, chacun avec la publication dont il provient.",
  },
  facts: ["WRD-02", "WRD-03", "WRD-11", "WRD-13", "WRD-14", "WRD-15"],
  rowHeading: { en: "Date counted", fr: "Date du décompte" },
  series: [
    { id: "total", label: { en: "Forcibly displaced", fr: "Personnes déplacées de force" }, ...millions },
    { id: "refugees", label: { en: "Refugees, all mandates", fr: "Personnes réfugiées, tous mandats" }, ...millions },
    { id: "refugees-unhcr", label: { en: "Refugees under UNHCR", fr: "Personnes réfugiées (HCR)" }, ...millions },
    {
      id: "refugees-unrwa",
      label: { en: "Palestine refugees (UNRWA)", fr: "Réfugiés de Palestine (UNRWA)" },
      ...millions,
    },
    {
      id: "internally-displaced",
      label: { en: "Displaced inside their country", fr: "Personnes déplacées dans leur pays" },
      ...millions,
    },
    { id: "asylum-seekers", label: { en: "Asylum-seekers", fr: "Demandes d’asile" }, ...millions },
    { id: "one-in", label: { en: "One person in", fr: "Une personne sur" }, unit: "count" },
  ],
  rows: [
    { ...endOf(2014), values: [59_500_000, null, null, null, null, null, null], source: "headline-2014" },
    {
      ...endOf(2015),
      values: [65_300_000, 21_300_000, 16_100_000, 5_200_000, 40_800_000, 3_200_000, 113],
      source: "trends-2015",
      note: { en: "UNRWA’s part is 21.3 less 16.1.", fr: "La part de l’UNRWA est 21,3 moins 16,1." },
    },
    {
      ...endOf(2016),
      values: [65_600_000, 22_500_000, 17_200_000, null, 40_300_000, 2_800_000, null],
      source: "trends-2016",
    },
    { ...endOf(2017), values: [68_500_000, null, null, null, null, null, null], source: "headline-2017" },
    {
      ...endOf(2018),
      values: [70_800_000, 25_900_000, null, null, 41_300_000, 3_500_000, null],
      source: "headline-2018",
    },
    { ...endOf(2019), values: [79_500_000, null, null, null, null, null, 97], source: "headline-2019" },
    {
      ...endOf(2020),
      values: [82_400_000, 26_400_000, 20_700_000, 5_700_000, 48_000_000, 4_100_000, null],
      source: "headline-2020",
      note: {
        en: "The total also holds 3.9 million Venezuelans displaced abroad.",
        fr: "Le total comprend aussi 3,9 millions de personnes du Venezuela déplacées à l’étranger.",
      },
    },
    { ...endOf(2021), values: [89_300_000, null, null, null, null, null, null], source: "headline-2021" },
    { ...endOf(2022), values: [108_400_000, null, null, null, null, null, null], source: "headline-2022" },
    { ...endOf(2023), values: [117_300_000, 43_400_000, null, null, null, null, 69], source: "headline-2023" },
    {
      ...endOf(2024),
      values: [123_200_000, 42_700_000, 31_000_000, 5_900_000, 73_500_000, 8_400_000, 67],
      source: "glance-2024",
    },
    {
      ...endOf(2025),
      values: [117_800_000, 41_600_000, null, null, 68_700_000, 9_000_000, null],
      source: "trends-2025",
      note: {
        en: "In the middle of 2025 UNHCR had counted 117.3 million, more than one person in 70.",
        fr: "Au milieu de 2025, le HCR avait compté 117,3 millions de personnes, plus d’une sur 70.",
      },
    },
  ],
  charts: [
    {
      id: "announced",
      kind: "line",
      series: ["total"],
      title: {
        en: "From {total@2015:million} to {total@2024:million} in nine years",
        fr: "De {total@2015:millions} à {total@2024:million} en neuf ans",
      },
      subtitle: {
        en: "People forcibly displaced at the end of each year, as first announced, in millions.",
        fr: "Personnes déplacées de force à la fin de chaque année, telles qu’annoncées d’abord, en millions.",
      },
      notes: [
        {
          en: "UNHCR corrects earlier years and has widened its definitions since 2019: read small steps with care.",
          fr: "Le HCR corrige les années passées et a élargi ses définitions depuis 2019 : les petits écarts sont à lire avec prudence.",
        },
      ],
      marks: [
        { row: "2015" },
        { row: "2022", side: "left", text: { en: "all-out war in Ukraine", fr: "invasion de l’Ukraine" } },
        { row: "2024" },
        { row: "2025", side: "below" },
      ],
    },
  ],
  definition: {
    en: "The total that UNHCR, or a body reporting on it, gave for the end of the year when it was first published.",
    fr: "Le total que le HCR, ou un organisme qui en rend compte, a donné pour la fin de l’année lors de la première publication.",
  },
  method: [
    {
      en: "Each row is copied from the publication named beside it and never corrected afterwards. Where a cell is empty, we did not find the number.",
      fr: "Chaque ligne est reprise de la publication nommée à côté et n’est jamais corrigée ensuite. Là où une case est vide, nous n’avons pas trouvé le nombre.",
    },
    {
      en: "For one line that can be compared from year to year, use the series of 1990 to 2025.",
      fr: "Pour une courbe comparable d’une année à l’autre, prenez la série de 1990 à 2025.",
    },
  ],
  sources: [
    { id: "glance-2024", ...glance2024 },
    { id: "headline-2014", ...headline2014 },
    { id: "trends-2015", ...trends2015 },
    { id: "trends-2016", ...displacement2016 },
    { id: "headline-2017", ...headline2017 },
    { id: "headline-2018", ...headline2018 },
    { id: "headline-2019", ...headline2019 },
    { id: "headline-2020", ...headline2020 },
    { id: "headline-2021", ...headline2021 },
    { id: "headline-2022", ...headline2022 },
    { id: "headline-2023", ...headline2023 },
    { id: "glance-mid-2025", ...glanceMid2025 },
    { id: "trends-2025", ...trends2025 },
  ],
  licence: ownTableLicence({ en: "UNHCR", fr: "le HCR" }),
  asOf: { en: "11 June 2026", fr: "11 juin 2026", date: "2026-06-11" },
  reviewBy: "2027-06-30",
} satisfies DatasetInput as DatasetInput;
