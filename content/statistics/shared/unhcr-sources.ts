/** Publications of UNHCR, or about its counts: each once, so that a correction to a title or an address reaches every figure and dataset. */
export const database = {
  title: {
    en: "Refugee Population Statistics Database",
    fr: "Base de données statistiques sur les populations réfugiées (en anglais)",
  },
  publisher: { en: "UNHCR", fr: "HCR" },
  date: "2026-06-25",
  url: "https://www.unhcr.org/refugee-statistics/",
};
export const glance2024 = {
  title: { en: "Aperçu statistique (figures at a glance, in French)", fr: "Aperçu statistique" },
  publisher: { en: "UNHCR", fr: "HCR" },
  date: "2025-06-12",
  url: "https://www.unhcr.org/fr-fr/en-bref/qui-nous-sommes/apercu-statistique",
};
export const glanceMid2025 = {
  title: { en: "Figures at a glance", fr: "Figures at a glance (en anglais)" },
  publisher: { en: "UNHCR", fr: "HCR" },
  date: "2025-11",
  url: "https://www.unhcr.org/about-unhcr/who-we-are/figures-glance",
};
export const trends2025 = {
  title: { en: "Global Trends 2025", fr: "Global Trends 2025 (en anglais)" },
  publisher: { en: "UNHCR", fr: "HCR" },
  date: "2026-06-11",
  url: "https://www.unhcr.org/media/global-trends-2025-report",
};
export const trends2024 = {
  title: { en: "Global Trends 2024", fr: "Global Trends 2024 (en anglais)" },
  publisher: { en: "UNHCR", fr: "HCR" },
  date: "2025-06-12",
  url: "https://www.unhcr.org/global-trends-report-2024",
};
export const trends2015 = {
  title: {
    en: "2015 saw the highest number of forcibly displaced people",
    fr: "2015 saw the highest number of forcibly displaced people (en anglais)",
  },
  publisher: { en: "ECRE, after UNHCR, Global Trends 2015", fr: "ECRE, d’après le rapport Global Trends 2015 du HCR" },
  date: "2016-06",
  url: "http://www.ecre.org/2015-saw-the-highest-number-of-forcibly-displaced-people-since-unhcr-records-began/",
};
export const betterCare2015 = {
  title: {
    en: "Global Trends: forced displacement in 2015",
    fr: "Global Trends: forced displacement in 2015 (en anglais)",
  },
  publisher: { en: "Better Care Network, after UNHCR", fr: "Better Care Network, d’après le HCR" },
  date: "2016-06",
  url: "https://bettercarenetwork.org/global-trends-forced-displacement-in-2015",
};
export const amnestyCanada = {
  title: { en: "Refugees & Migrants", fr: "Refugees & Migrants (en anglais)" },
  publisher: {
    en: "Amnesty International Canada, page supplied to the campaign",
    fr: "Amnistie internationale Canada (section anglophone), page remise à la campagne",
  },
  date: "2025",
  url: "https://amnesty.ca/",
};
export const needs2017 = {
  title: {
    en: "UNHCR report sees 2017 resettlement needs at 1.19 million",
    fr: "UNHCR report sees 2017 resettlement needs at 1.19 million (en anglais)",
  },
  publisher: { en: "UNHCR", fr: "HCR" },
  date: "2016-06-13",
  url: "http://unhcr.org/news/latest/2016/6/575e79424/unhcr-report-sees-2017-resettlement-needs-119-million.html",
};
export const needs2025 = {
  title: {
    en: "UNHCR Projected Global Resettlement Needs 2025",
    fr: "UNHCR Projected Global Resettlement Needs 2025 (en anglais)",
  },
  publisher: { en: "UNHCR, on ReliefWeb", fr: "HCR, sur ReliefWeb" },
  date: "2024-06",
  url: "https://reliefweb.int/report/world/unhcr-projected-global-resettlement-needs-2025",
};
export const needs2026 = {
  title: {
    en: "Projected Global Resettlement Needs 2026",
    fr: "Projected Global Resettlement Needs 2026 (en anglais)",
  },
  publisher: { en: "UNHCR", fr: "HCR" },
  date: "2025-06",
  url: "https://www.unhcr.org/asia/sites/asia/files/2025-06/projected-global-resettlement-needs-2026_3.pdf",
};
export const displacement2016 = {
  title: {
    en: "Global Trends: Forced displacement in 2016",
    fr: "Global Trends: Forced displacement in 2016 (en anglais)",
  },
  publisher: { en: "UNHCR, in its web archive", fr: "HCR, dans ses archives du Web" },
  date: "2017-06",
  url: "https://webarchive.archive.unhcr.org/20180705155122mp_/http://www.unhcr.org/globaltrends2016/",
};

const headline = (en: string, publisher: { en: string; fr: string }, date: string, url: string) => ({
  title: { en, fr: en },
  publisher: { en: `${publisher.en}, after UNHCR`, fr: `${publisher.fr}, d’après le HCR` },
  date,
  url,
});
const same = (name: string) => ({ en: name, fr: name });
export const headline2014 = headline(
  "Global Trends 2015, comparison with 2014",
  { en: "European Migration Network Belgium", fr: "Réseau européen des migrations, Belgique" },
  "2015-06",
  "https://emnbelgium.be/nl/node/3433",
);
export const headline2017 = headline(
  "Almost 69 million people were displaced in 2017",
  same("Times of Malta"),
  "2018-06-19",
  "https://www.timesofmalta.com/articles/view/20180620/world/almost-69-million-people-were-displaced-in-2017.682295",
);
export const headline2018 = headline(
  "Global Trends 2018",
  same("Al-Ahram Hebdo"),
  "2019-06-19",
  "https://french.ahram.org.eg/UI/Front/Search.aspx?Text=%20Exil&StartRowIndex=20",
);
/** UNHCR's own report of a year. */
const report = (title: string, date: string, url: string) => ({
  title: { en: title, fr: `${title} (en anglais)` },
  publisher: { en: "UNHCR", fr: "HCR" },
  date,
  url,
});
export const headline2019 = report(
  "Global Trends: Forced displacement in 2019",
  "2020-06-18",
  "https://www.unhcr.org/media/unhcr-global-trends-report-2019",
);
export const headline2020 = report(
  "Global Trends: Forced displacement in 2020",
  "2021-06-18",
  "https://www.unhcr.org/media/global-trends-forced-displacement-2020",
);
export const headline2021 = report(
  "Global Trends report 2021",
  "2022-06",
  "https://www.unhcr.org/media/global-trends-report-2021",
);
export const headline2022 = report(
  "Global Trends report 2022",
  "2023-06-14",
  "https://www.unhcr.org/global-trends-report-2022",
);
export const headline2023 = report(
  "Global Trends report 2023",
  "2024-06-13",
  "https://www.unhcr.org/global-trends-report-2023",
);
