import type { DatasetInput } from "#lib/content/schema/dataset.ts";
import figures from "../displacement.ts";
import { inMillions } from "../shared/in-words.ts";
import { ownTableLicence } from "../shared/licences.ts";
import {
  amnestyCanada,
  betterCare2015,
  database,
  needs2017,
  needs2025,
  trends2015,
  trends2024,
  trends2025,
} from "../shared/unhcr-sources.ts";
import { valueIn } from "../shared/value-in.ts";
import world from "./global-displacement.ts";

const others = inMillions(valueIn(world, "other-protection", 2025));
const wider = {
  en: `Since 2018 the count includes others in need of protection: ${others.en} in 2025.`,
  fr: `Depuis 2018, le total inclut d’autres personnes ayant besoin de protection : ${others.fr} en 2025.`,
};

/** Each question with the figure of about 2015 and the newest one: ids of `content/statistics/displacement.ts`. */
const questions = [
  pair(
    "displaced",
    "displaced-2015",
    "displaced-2025",
    { en: "People forcibly displaced", fr: "Personnes déplacées de force" },
    wider,
  ),
  pair("refugees", "refugees-2015", "refugees-2025", { en: "Refugees", fr: "Personnes réfugiées" }, wider),
  pair("refugees-unhcr", "refugees-unhcr-2015", "refugees-unhcr-2025", {
    en: "Refugees under UNHCR’s mandate",
    fr: "Personnes réfugiées relevant du HCR",
  }),
  pair("women-girls", "women-girls-2014", "women-girls-2025", {
    en: "Women and girls among refugees",
    fr: "Femmes et filles parmi les personnes réfugiées",
  }),
  pair(
    "poorer-regions",
    "developing-regions-2015",
    "low-middle-income-2024",
    { en: "Refugees in poorer regions", fr: "Personnes réfugiées dans des régions plus pauvres" },
    {
      en: "Developing regions, then low- and middle-income countries: two groupings, so read no trend into them.",
      fr: "Régions en développement, puis pays à revenu faible ou intermédiaire : deux regroupements, n’y lisez aucune tendance.",
    },
  ),
  pair(
    "least-developed",
    "least-developed-2015",
    null,
    { en: "Refugees in the least developed countries", fr: "Personnes réfugiées dans les pays les moins avancés" },
    { en: "No newer figure was found.", fr: "Aucun chiffre plus récent n’a été trouvé." },
  ),
  pair(
    "resettlement-met",
    "resettlement-met-2015",
    "resettlement-met-2025",
    { en: "Resettlement needs being met", fr: "Besoins de réinstallation comblés" },
    {
      en: "Our calculations: places of 2015 divided by the need of 2017, then arrivals of 2025 divided by the need of 2025.",
      fr: "Nos calculs : places de 2015 divisées par les besoins de 2017, puis arrivées de 2025 divisées par ceux de 2025.",
    },
    { en: "2015, for 2017", fr: "2015, pour 2017" },
  ),
  pair(
    "resettlement-countries",
    "resettlement-countries-2016",
    "resettlement-countries-2025",
    { en: "Countries resettling refugees", fr: "Pays qui réinstallent des personnes réfugiées" },
    {
      en: "Countries offering places, then countries reporting arrivals.",
      fr: "Pays offrant des places, puis pays déclarant des arrivées.",
    },
  ),
];

/** Eight counters of about 2015, with their years, beside the newest figures. */
export default {
  id: "then-and-now",
  slugs: { en: "then-and-now", fr: "hier-et-aujourd-hui" },
  order: 10,
  name: { en: "Eight counters, then and now", fr: "Huit compteurs, hier et aujourd’hui" },
  description: {
    en: "Eight counters on displacement and the response to it, with their years, about 2015 and now, each with its source and a note on what can be compared.",
    fr: "Huit compteurs sur le déplacement et les réponses apportées, avec leurs années, vers 2015 et aujourd'hui, avec sources et réserves.",
  },
  facts: ["WRD-11", "WRD-14", "WRD-15", "WRD-16", "WRD-17", "WRD-18", "WRD-19", "WRD-20", "WRD-21", "WRD-22"],
  rowHeading: { en: "What is counted", fr: "Ce qui est compté" },
  series: [
    { id: "then", label: { en: "Then", fr: "Hier" }, unit: "count" },
    {
      id: "now",
      label: { en: "Newest figure", fr: "Chiffre le plus récent" },
      short: { en: "Newest", fr: "Récent" },
      unit: "count",
    },
  ],
  rows: questions,
  charts: [
    {
      id: "counters",
      kind: "panels",
      by: "row",
      series: ["then", "now"],
      title: {
        en: "Ten years on: far more people, and a smaller answer",
        fr: "Dix ans plus tard : bien plus de gens, et une réponse plus faible",
      },
      subtitle: {
        en: "Eight counters, about 2015 and now. Each small chart has its own scale, from zero.",
        fr: "Huit compteurs, vers 2015 et aujourd’hui. Chaque petit graphique a sa propre échelle, à partir de zéro.",
      },
      notes: [
        {
          en: "In five of them the two dates do not measure quite the same thing: see the table.",
          fr: "Dans cinq d’entre eux, les deux dates ne mesurent pas tout à fait la même chose : voir le tableau.",
        },
      ],
    },
  ],
  definition: {
    en: "Eight counts of about 2015 on displacement and the response to it, each with its year, beside the newest figure that answers the same question.",
    fr: "Huit nombres d’environ 2015 sur le déplacement et les réponses apportées, chacun avec son année, à côté du chiffre le plus récent qui répond à la même question.",
  },
  method: [
    {
      en: "Totals of 2015 are those announced in June 2016. The shares of 2015 are taken of the refugees under UNHCR’s mandate, not of all refugees.",
      fr: "Les totaux de 2015 sont ceux annoncés en juin 2016. Les parts de 2015 portent sur les personnes réfugiées relevant du HCR, et non sur toutes.",
    },
    {
      en: "Where the newest figure rests on another definition, its row says so.",
      fr: "Quand le chiffre le plus récent repose sur une autre définition, sa ligne le dit.",
    },
  ],
  sources: [
    { id: "trends-2015", ...trends2015 },
    { id: "unhcr-database", ...database },
    { id: "trends-2025", ...trends2025 },
    { id: "trends-2024", ...trends2024 },
    { id: "better-care-2015", ...betterCare2015 },
    { id: "amnesty-canada", ...amnestyCanada },
    { id: "needs-2017", ...needs2017 },
    { id: "needs-2025", ...needs2025 },
  ],
  licence: ownTableLicence({ en: "the sources of each row", fr: "les sources de chaque ligne" }),
  asOf: { en: "11 June 2026", fr: "11 juin 2026", date: "2026-06-11" },
  reviewBy: "2027-06-30",
} satisfies DatasetInput as DatasetInput;

type Words = { en: string; fr: string };

function pair(key: string, then: string, now: string | null, label: Words, note?: Words, period?: Words) {
  const [first, second] = [figure(then), now === null ? null : figure(now)];
  // The fewer decimals of the two: a source that says "about 49%" did not say 49.0%.
  const decimals = Math.min(decimalsOf(first), second ? decimalsOf(second) : decimalsOf(first));
  return {
    key,
    label,
    values: [first.value, second?.value ?? null],
    periods: [period ?? wordsOf(first), second ? wordsOf(second) : null],
    show: { unit: first.show.unit, decimals },
    ...(note ? { note } : {}),
  };
}

function figure(id: string) {
  const found: (typeof figures)[number] | undefined = figures.find((each) => each.id === id);
  if (!found) throw new Error(`There is no figure ${id} in content/statistics/displacement.ts.`);
  return found;
}

function decimalsOf({ show }: (typeof figures)[number]): number {
  return "decimals" in show && show.decimals ? show.decimals : 0;
}

function wordsOf({ asOf }: (typeof figures)[number]): Words {
  return { en: asOf.en, fr: asOf.fr };
}
