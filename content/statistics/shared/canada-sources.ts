const agency = { en: "Canada Border Services Agency", fr: "Agence des services frontaliers du Canada" };

export const hrwAmnesty2021 = {
  title: {
    en: "“I Didn’t Feel Like a Human in There”",
    fr: "« Je ne me sentais pas comme un être humain »",
  },
  publisher: {
    en: "Human Rights Watch and Amnesty International",
    fr: "Human Rights Watch et Amnistie internationale",
  },
  date: "2021-06-17",
  url: {
    en: "https://www.hrw.org/report/2021/06/17/i-didnt-feel-human-there/immigration-detention-canada-and-its-impact-mental",
    fr: "https://www.hrw.org/fr/report/2021/06/17/je-ne-me-sentais-pas-comme-un-etre-humain/la-detention-des-personnes-migrantes-au",
  },
};

export const detentionByYear = {
  title: {
    en: "Annual detention statistics, 2012 to 2024",
    fr: "Statistiques annuelles sur la détention, de 2012 à 2024",
  },
  publisher: agency,
  date: "2024",
  url: {
    en: "https://www.cbsa-asfc.gc.ca/security-securite/detent/stat-2012-2024-eng.html",
    fr: "https://www.cbsa-asfc.gc.ca/security-securite/detent/stat-2012-2024-fra.html",
  },
};

/** The agency's page of quarters for the fiscal year that begins in April of `year`. */
export const detentionByQuarter = (year: number) => ({
  title: {
    en: `Quarterly detention statistics, ${year}-${(year + 1) % 100}`,
    fr: `Statistiques trimestrielles sur la détention, ${year}-${year + 1}`,
  },
  publisher: agency,
  date: String(year + 1),
  url: {
    en: `https://www.cbsa-asfc.gc.ca/security-securite/detent/qstat-${year}-${year + 1}-eng.html`,
    fr: `https://www.cbsa-asfc.gc.ca/security-securite/detent/qstat-${year}-${year + 1}-fra.html`,
  },
});

export const removalStatistics = {
  title: { en: "Removals statistics", fr: "Statistiques sur les renvois" },
  publisher: agency,
  date: "2025",
  url: {
    en: "https://www.cbsa-asfc.gc.ca/agency-agence/reports-rapports/security-securite/removals-renvois-eng.html",
    fr: "https://www.cbsa-asfc.gc.ca/agency-agence/reports-rapports/security-securite/removals-renvois-fra.html",
  },
};

export const removalsOf2025 = {
  title: {
    en: "Canada deports 19,000 immigrants in 2025",
    fr: "Canada deports 19,000 immigrants in 2025 (en anglais)",
  },
  publisher: {
    en: "Business Standard, after the Canada Border Services Agency",
    fr: "Business Standard, d’après l’Agence des services frontaliers du Canada",
  },
  date: "2025-12-19",
  url: "https://www.business-standard.com/amp/immigration/canada-deports-19-000-immigrants-in-2025-amid-tighter-visa-rules-125121901006_1.html",
};
