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
  url: "https://www.unhcr.org/global-trends",
};
export const trends2024 = {
  title: { en: "Global forced displacement report", fr: "Global forced displacement report (en anglais)" },
  publisher: {
    en: "Britain Herald, after UNHCR, Global Trends 2024",
    fr: "Britain Herald, d’après le rapport Global Trends 2024 du HCR",
  },
  date: "2025-06",
  url: "https://britainherald.com/unhcr-global-forced-displacement-report",
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
  publisher: { en: "Amnesty International Canada", fr: "Amnistie internationale Canada (section anglophone)" },
  date: "2025",
  url: "https://amnesty.ca/staging/campaigns/refugees-and-migrants",
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
    en: "2.5 million refugees to need resettlement in 2026 as quotas decline, UN warns",
    fr: "2.5 million refugees to need resettlement in 2026 as quotas decline, UN warns (en anglais)",
  },
  publisher: { en: "Rohingya Khobor, after UNHCR", fr: "Rohingya Khobor, d’après le HCR" },
  date: "2025",
  url: "https://rohingyakhobor.com/2-5-million-refugees-to-need-resettlement-in-2026-as-quotas-decline-un-warns",
};
export const needs2026 = {
  title: {
    en: "UNHCR estimates 2.5 million people need resettlement",
    fr: "UNHCR estimates 2.5 million people need resettlement (en anglais)",
  },
  publisher: { en: "InfoMigrants, after UNHCR", fr: "InfoMigrants, d’après le HCR" },
  date: "2025-06",
  url: "http://freeb.infomigrants.net/en/post/65397/unhcr-estimates-25-million-people-need-resettlement-in-2026",
};
export const displacement2016 = {
  title: { en: "Forced displacement in 2016", fr: "Forced displacement in 2016 (en anglais)" },
  publisher: { en: "UNHCR", fr: "HCR" },
  date: "2017-06",
  url: "https://unhcr.org/ph/?p=12035",
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
export const headline2019 = headline(
  "Nearly 80 million people forcibly displaced in 2019",
  same("KFF"),
  "2020-06-18",
  "https://www.kff.org/news-summary/nearly-80m-people-forcibly-displaced-in-2019-due-to-war-violence-other-emergencies-unhcr-high-commissioner-says-marking-world-refugee-day/",
);
export const headline2020 = headline(
  "Global Trends 2020",
  { en: "Copy at 9lib.org", fr: "Copie sur 9lib.org" },
  "2021-06-18",
  "https://9lib.org/document/zwv93vp7-global-trends.html",
);
export const headline2021 = {
  title: { en: "Chart of forced displacement, archived", fr: "Graphique du déplacement forcé, archivé (en anglais)" },
  publisher: { en: "UNHCR", fr: "HCR" },
  date: "2022-06",
  url: "https://webarchive.archive.unhcr.org/20221022073207if_/https://datawrapper.dwcdn.net/HOKc9/1",
};
export const headline2022 = headline(
  "Number of refugees, displaced people in the world hit record high this year",
  { en: "Copy of CTV News", fr: "Copie de CTV News" },
  "2023-06-14",
  "https://ca.alertbreakingnews.com/number-of-refugees-displaced-people-in-the-world-hit-record-high-this-week/",
);
export const headline2023 = headline(
  "Global Trends 2023",
  same("ecoi.net"),
  "2024-06-13",
  "https://ecoi.net/en/blog/?month=6&year=2024",
);
