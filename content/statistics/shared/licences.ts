/** On what terms the figures of UNHCR may be used again. */
export const unhcrLicence = {
  name: {
    en: "Creative Commons Attribution 4.0 International (CC BY 4.0)",
    fr: "Creative Commons Attribution 4.0 International (CC BY 4.0)",
  },
  holder: {
    en: "© UNHCR, Refugee Population Statistics Database",
    fr: "© HCR, base de données Refugee Population Statistics",
  },
  url: "https://creativecommons.org/licenses/by/4.0/",
};

/** For tables that we made from counts published by others. */
export const ownTableLicence = (counts: { en: string; fr: string }) => ({
  name: unhcrLicence.name,
  holder: {
    en: `Our table. The counts are facts published by ${counts.en}: name it when you use them`,
    fr: `Notre tableau. Les nombres sont des faits publiés par ${counts.fr} : à citer avec eux`,
  },
  url: unhcrLicence.url,
});
