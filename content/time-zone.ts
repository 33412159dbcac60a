/** The campaign's time zone, in which days begin and end: petitions open and close by it, and counts are added up. */
export const timeZone = "America/Toronto";

/** What readers call its clock. */
export const clock = { en: "Ottawa time", fr: "heure d’Ottawa" };
