import type { FigureInput } from "#lib/content/schema/figure.ts";
import detention from "./datasets/immigration-detention-canada.ts";
import { hrwAmnesty2021 } from "./shared/canada-sources.ts";
import { valueIn } from "./shared/value-in.ts";

/** People held in immigration detention in Canada, and those watched in other ways. */
export default [
  {
    id: "detained-2019-20",
    facts: ["DET-06"],
    value: valueIn(detention, "detained", "2019-20"),
    show: { unit: "count" },
    label: {
      en: "people detained on immigration grounds in one year",
      fr: "personnes détenues en un an pour des motifs d’immigration",
    },
    asOf: {
      en: "April 2019 to March 2020",
      fr: "D’avril 2019 à mars 2020",
      date: "2020-03-31",
    },
    source: hrwAmnesty2021,
    note: {
      en: "The last yearly total found. The report cites the Canada Border Services Agency.",
      fr: "Dernier total annuel trouvé. Le rapport cite l’Agence des services frontaliers du Canada.",
    },
    reviewBy: "2027-03-31",
  },
  {
    id: "detained-over-99-days-2023",
    facts: ["DET-11"],
    value: 96,
    show: { unit: "count" },
    label: {
      en: "people held for more than 99 days",
      fr: "personnes détenues depuis plus de 99 jours",
    },
    asOf: {
      en: "October to December 2023",
      fr: "D’octobre à décembre 2023",
      date: "2023-12-31",
    },
    source: {
      title: {
        en: "Quarterly detention statistics, third quarter of 2023-24",
        fr: "Statistiques trimestrielles sur la détention, troisième trimestre de 2023-2024",
      },
      publisher: {
        en: "Canada Border Services Agency",
        fr: "Agence des services frontaliers du Canada",
      },
      date: "2024",
      url: {
        en: "https://www.cbsa-asfc.gc.ca/security-securite/detent/qstat-2023-2024-eng.html",
        fr: "https://www.cbsa-asfc.gc.ca/security-securite/detent/qstat-2023-2024-fra.html",
      },
    },
    reviewBy: "2027-03-31",
  },
  {
    id: "detention-alternatives-2025",
    facts: ["DET-13"],
    value: 98.8,
    show: { unit: "percent", decimals: 1 },
    label: {
      en: "of the people the border agency monitors were on an alternative to detention",
      fr: "des personnes que surveille l’Agence des services frontaliers bénéficiaient d’une solution de rechange à la détention",
    },
    asOf: { en: "May 2025", fr: "Mai 2025", date: "2025-05-27" },
    source: {
      title: {
        en: "Question Period note: Immigration detention",
        fr: "Note pour la période des questions : Détention liée à l’immigration",
      },
      publisher: { en: "Public Safety Canada", fr: "Sécurité publique Canada" },
      date: "2025-05-27",
      url: {
        en: "https://search.open.canada.ca/qpnotes/record/ps-sp%2CPS-2025-QP-00023",
        fr: "https://rechercher.ouvert.canada.ca/qpnotes/record/ps-sp%2CPS-2025-QP-00023",
      },
    },
    reviewBy: "2027-03-31",
  },
  {
    id: "penitentiary-places-2025",
    facts: ["DET-21"],
    value: 25,
    show: { unit: "count" },
    qualifier: "as many as",
    label: {
      en: "men can be held in the first penitentiary area opened for immigration detention",
      fr: "hommes peuvent être détenus dans le premier secteur de pénitencier ouvert à la détention liée à l’immigration",
    },
    asOf: { en: "30 July 2025", fr: "30 juillet 2025", date: "2025-07-30" },
    source: {
      title: {
        en: "CBSA’s designated immigrant station for high-risk detainees now operational in Sainte-Anne-des-Plaines",
        fr: "Le poste d’attente d’immigration désigné de l’ASFC pour les détenus à risque élevé est maintenant opérationnel à Sainte-Anne-des-Plaines",
      },
      publisher: {
        en: "Canada Border Services Agency, on CNW",
        fr: "Agence des services frontaliers du Canada, sur CNW",
      },
      date: "2025-07-30",
      url: {
        en: "https://www.newswire.ca/news-releases/cbsa-s-designated-immigrant-station-for-high-risk-detainees-now-operational-in-sainte-anne-des-plaines-830525232.html",
        fr: "https://www.newswire.ca/fr/news-releases/le-poste-d-attente-d-immigration-designe-de-l-asfc-pour-les-detenus-a-risque-eleve-est-maintenant-operationnel-a-sainte-anne-des-plaines-879190843.html",
      },
    },
    reviewBy: "2027-06-30",
  },
] satisfies FigureInput[];
