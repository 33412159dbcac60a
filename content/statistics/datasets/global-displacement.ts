import type { DatasetInput } from "#lib/content/schema/dataset.ts";
import { inMillions } from "../shared/in-words.ts";
import { unhcrLicence } from "../shared/licences.ts";
import { database, glance2024, trends2024, trends2025 } from "../shared/unhcr-sources.ts";
import { valueIn } from "../shared/value-in.ts";
import announced from "./displacement-as-announced.ts";

type Parts = [
  year: number,
  internal: number,
  refugees: number,
  others: number | null,
  unrwa: number,
  asylum: number | null,
  stateless: number | null,
];

const parts: Parts[] = [
  [1990, 21_300_000, 17_395_914, null, 2_466_516, null, null],
  [1991, 22_500_000, 16_854_762, null, 2_586_273, null, null],
  [1992, 25_000_000, 17_838_020, null, 2_727_820, null, null],
  [1993, 27_500_000, 16_325_299, null, 2_913_237, 743_601, null],
  [1994, 28_000_000, 15_753_494, null, 3_093_174, 644_640, null],
  [1995, 22_000_000, 14_895_916, null, 3_246_044, 986_458, null],
  [1996, 19_700_000, 13_356_861, null, 3_368_330, 977_087, null],
  [1997, 17_400_000, 12_014_967, null, 3_469_109, 1_028_200, null],
  [1998, 19_300_000, 11_480_438, null, 3_573_382, 977_800, null],
  [1999, 21_300_000, 11_686_760, null, 3_677_882, 1_027_400, null],
  [2000, 21_200_000, 12_129_079, null, 3_806_055, 947_322, null],
  [2001, 25_000_000, 12_116_301, null, 3_926_787, 943_383, null],
  [2002, 25_000_000, 10_593_526, null, 4_025_694, 1_093_121, null],
  [2003, 24_600_000, 9_592_247, null, 4_136_449, 995_567, null],
  [2004, 25_300_000, 9_572_719, null, 4_232_510, 884_285, 1_455_861],
  [2005, 23_300_000, 8_661_293, null, 4_349_946, 801_119, 2_383_651],
  [2006, 24_400_000, 9_876_879, null, 4_448_429, 740_253, 5_805_941],
  [2007, 26_000_000, 11_390_082, null, 4_562_820, 739_958, 2_938_538],
  [2008, 26_000_000, 10_488_915, null, 4_671_811, 823_931, 6_573_465],
  [2009, 24_952_040, 10_395_713, null, 4_766_670, 988_030, 6_559_572],
  [2010, 24_981_940, 10_548_835, null, 4_691_079, 835_969, 3_463_073],
  [2011, 22_441_240, 10_403_937, null, 4_797_723, 895_691, 3_477_100],
  [2012, 26_387_120, 10_497_017, null, 4_919_917, 941_497, 3_335_772],
  [2013, 33_340_830, 11_698_233, null, 5_030_049, 1_162_934, 3_469_268],
  [2014, 37_877_320, 14_384_289, null, 5_149_742, 1_794_704, 3_492_255],
  [2015, 40_451_900, 16_110_276, null, 5_241_257, 3_223_460, 3_687_759],
  [2016, 38_919_450, 17_184_286, null, 5_340_443, 2_729_521, 3_242_206],
  [2017, 39_424_542, 19_940_566, null, 5_442_947, 3_089_507, 3_853_982],
  [2018, 40_557_140, 20_359_553, 2_592_947, 5_545_538, 3_501_629, 3_851_981],
  [2019, 44_602_441, 20_414_669, 3_582_202, 5_629_829, 4_148_141, 4_217_774],
  [2020, 47_076_527, 20_661_846, 3_862_102, 5_703_521, 4_184_926, 4_179_331],
  [2021, 52_088_708, 21_327_285, 4_406_432, 5_792_907, 4_616_135, 4_338_192],
  [2022, 61_246_388, 29_429_078, 5_217_456, 5_887_353, 5_442_312, 4_428_314],
  [2023, 67_332_380, 31_637_408, 5_755_363, 5_968_636, 6_858_500, 4_358_195],
  [2024, 73_573_201, 30_958_200, 5_875_359, 5_914_401, 8_352_712, 4_360_087],
  [2025, 68_653_080, 28_461_306, 7_177_473, 5_964_782, 8_998_097, 4_477_220],
];

// Published totals, already without the people whom two groups both count. Earlier years are the sum of their parts.
const published: Readonly<Record<number, number>> = {
  2024: valueIn(announced, "total", 2024),
  2025: valueIn(announced, "total", 2025),
};
const announced2015 = inMillions(valueIn(announced, "total", 2015));
const announced2023 = inMillions(valueIn(announced, "total", 2023));
const RISE_2024 = 7_000_000;
const total = (year: number, groups: readonly (number | null)[]) => {
  if (year === 2023) return (published[2024] ?? 0) - RISE_2024;
  return published[year] ?? groups.reduce<number>((sum, group) => sum + (group ?? 0), 0);
};

const publishedTotal = {
  en: "Total as published by UNHCR: smaller than the sum of the parts, which counts some people twice.",
  fr: "Total publié par le HCR : inférieur à la somme des composantes, qui compte certaines personnes deux fois.",
};

const millions = { unit: "million", decimals: 1 } as const;

/** Forced displacement in the world, year by year, in one consistent series. */
export default {
  id: "global-displacement",
  slugs: { en: "global-displacement", fr: "deplacement-mondial" },
  order: 1,
  name: { en: "Forced displacement worldwide, 1990 to 2025", fr: "Déplacement forcé dans le monde, de 1990 à 2025" },
  description: {
    en: "People forcibly displaced in the world at the end of each year from 1990 to 2025, in all and by group, with sources, method and downloads.",
    fr: "Personnes déplacées de force dans le monde à la fin de chaque année, de 1990 à 2025, au total et par groupe : sources, méthode et fichiers.",
  },
  facts: ["WRD-02", "WRD-03", "WRD-06", "WRD-11"],
  rowHeading: { en: "End of year", fr: "Fin de l’année" },
  series: [
    { id: "total", label: { en: "Forcibly displaced", fr: "Personnes déplacées de force" }, ...millions },
    {
      id: "internally-displaced",
      label: { en: "Displaced inside their country", fr: "Personnes déplacées dans leur pays" },
      short: { en: "In their country", fr: "Dans leur pays" },
      ...millions,
    },
    {
      id: "refugees-unhcr",
      label: { en: "Refugees under UNHCR’s mandate", fr: "Personnes réfugiées (HCR)" },
      short: { en: "Refugees (UNHCR)", fr: "Réfugiés (HCR)" },
      ...millions,
    },
    {
      id: "other-protection",
      label: { en: "Others in need of protection", fr: "Autres ayant besoin de protection" },
      short: { en: "Others in need", fr: "Autres à protéger" },
      definition: {
        en: "Other people in need of international protection, counted since 2018, first as Venezuelans displaced abroad.",
        fr: "Autres personnes ayant besoin d’une protection internationale, comptées depuis 2018, d’abord comme personnes du Venezuela déplacées à l’étranger.",
      },
      ...millions,
    },
    {
      id: "refugees-unrwa",
      label: { en: "Palestine refugees (UNRWA)", fr: "Réfugiés de Palestine (UNRWA)" },
      short: { en: "From Palestine", fr: "De Palestine" },
      definition: {
        en: "Registered by the United Nations Relief and Works Agency for Palestine Refugees in the Near East.",
        fr: "Personnes inscrites auprès de l’Office de secours et de travaux des Nations Unies pour les réfugiés de Palestine dans le Proche-Orient.",
      },
      ...millions,
    },
    {
      id: "asylum-seekers",
      label: { en: "Asylum-seekers", fr: "Demandes d’asile" },
      short: { en: "Asylum-seekers", fr: "Demandes d’asile" },
      ...millions,
    },
    {
      id: "stateless",
      label: { en: "Stateless, counted apart", fr: "Apatrides, à part" },
      definition: {
        en: "People reported as stateless. Not a part of the total.",
        fr: "Personnes déclarées apatrides. Elles n’entrent pas dans le total.",
      },
      ...millions,
    },
  ],
  rows: parts.map(([year, internal, refugees, others, unrwa, asylum, stateless]) => ({
    key: String(year),
    values: [
      total(year, [internal, refugees, others, unrwa, asylum]),
      internal,
      refugees,
      others,
      unrwa,
      asylum,
      stateless,
    ],
    ...notesOf(year),
  })),
  charts: [
    {
      id: "total",
      kind: "line",
      series: ["total"],
      title: {
        en: "In 2025 the line fell. It still stands at {total@2025:million}.",
        fr: "En 2025, la ligne a reculé. Elle reste à {total@2025:million}.",
      },
      subtitle: {
        en: "People forcibly displaced in the world at the end of each year, in millions.",
        fr: "Personnes déplacées de force dans le monde à la fin de chaque année, en millions.",
      },
      notes: [
        {
          en: `UNHCR database, June 2026. Totals announced at the time may differ: for 2015 the headline was ${announced2015.en}.`,
          fr: `Base de données du HCR, juin 2026. Les totaux annoncés à l’époque peuvent différer : pour 2015, c’était ${announced2015.fr}.`,
        },
        {
          en: "Since 2018 the count has included other people in need of protection, which makes a step in the line.",
          fr: "Depuis 2018, le compte inclut d’autres personnes ayant besoin de protection, d’où une marche dans la courbe.",
        },
      ],
      marks: [
        { row: "1990", wideOnly: true },
        { row: "1997", side: "below" },
        { row: "2015", side: "left" },
        {
          row: "2022",
          side: "left",
          text: { en: "all-out war in Ukraine", fr: "invasion de l’Ukraine" },
          wideOnly: true,
        },
        { row: "2024", side: "above" },
        { row: "2025", side: "below" },
      ],
    },
    {
      id: "parts",
      kind: "areas",
      series: ["internally-displaced", "refugees-unhcr", "refugees-unrwa", "other-protection", "asylum-seekers"],
      title: {
        en: "Most people who flee never cross a border",
        fr: "La plupart des personnes qui fuient ne franchissent aucune frontière",
      },
      subtitle: {
        en: "The groups that make up forced displacement, at the end of each year, in millions of people.",
        fr: "Les groupes qui composent le déplacement forcé, à la fin de chaque année, en millions de personnes.",
      },
      notes: [
        {
          en: "From 2023 on, the parts add up to more than the total: internally displaced Palestine refugees are in two groups.",
          fr: "À partir de 2023, la somme dépasse le total : les réfugiés de Palestine déplacés à l’intérieur figurent dans deux groupes.",
        },
        {
          en: "No asylum-seekers are recorded before 1993, and no others in need of protection before 2018.",
          fr: "Aucune demande d’asile n’est consignée avant 1993, ni aucune autre personne ayant besoin de protection avant 2018.",
        },
      ],
    },
  ],
  definition: {
    en: "Refugees, asylum-seekers, others in need of international protection and people displaced inside their own country, by persecution, conflict, violence or human rights violations. Stateless people are counted apart.",
    fr: "Personnes réfugiées, demandant l’asile, ayant besoin d’une protection internationale ou déplacées à l’intérieur de leur pays, en raison de persécutions, de conflits, de violences ou de violations des droits de la personne. Les apatrides sont comptés à part.",
  },
  method: [
    {
      en: "From 1990 to 2022 the total is the sum of the parts in UNHCR’s database, which counts refugees and asylum-seekers, with UNRWA’s count of Palestine refugees and the Internal Displacement Monitoring Centre’s count of internally displaced people.",
      fr: "De 1990 à 2022, le total est la somme des composantes de la base de données du HCR, qui compte les personnes réfugiées et celles qui demandent l’asile, avec les réfugiés de Palestine comptés par l’UNRWA et les personnes déplacées à l’intérieur de leur pays comptées par l’Internal Displacement Monitoring Centre.",
    },
    {
      en: "The totals of 2024 and 2025 are those UNHCR published, rounded to a hundred thousand. That of 2023 is ours: the total of 2024 less the rise of 7 million reported for that year.",
      fr: "Les totaux de 2024 et de 2025 sont ceux que le HCR a publiés, arrondis à la centaine de mille. Celui de 2023 est notre calcul : le total de 2024 moins la hausse de 7 millions déclarée pour cette année-là.",
    },
    {
      en: "The database is revised every June, for past years too. Do not mix this series with totals announced at the time: those have their own table.",
      fr: "La base est révisée chaque année en juin, y compris pour les années passées. Ne mêlez pas cette série aux totaux annoncés à l’époque : ils ont leur propre tableau.",
    },
  ],
  sources: [
    { id: "unhcr-database", ...database },
    { id: "glance-2024", ...glance2024 },
    { id: "trends-2024", ...trends2024 },
    { id: "trends-2025", ...trends2025 },
  ],
  licence: unhcrLicence,
  asOf: { en: "Release of 25 June 2026", fr: "Version du 25 juin 2026", date: "2026-06-25" },
  reviewBy: "2027-06-30",
} satisfies DatasetInput as DatasetInput;

function notesOf(year: number) {
  if (year === 2023) {
    return {
      source: "trends-2024",
      note: {
        en: `Total derived from the published total of 2024 and the reported rise. The headline of June 2024 was ${announced2023.en}.`,
        fr: `Total calculé à partir du total publié pour 2024 et de la hausse déclarée. En juin 2024, ${announced2023.fr} étaient annoncés.`,
      },
    };
  }
  if (year === 2024) return { source: "glance-2024", note: publishedTotal };
  if (year === 2025) return { source: "trends-2025", note: publishedTotal };
  if (year < 1993) {
    return {
      note: {
        en: "No asylum-seekers recorded: the total leaves them out.",
        fr: "Aucune demande d’asile consignée : le total n’en compte pas.",
      },
    };
  }
  return {};
}
