/**
 * The campaign's time zone, in which days begin and end: petitions open and close by it, and counts are added up. The
 * words for it ("Ottawa time") are in messages/en.json and fr.json.
 */
export const timeZone = "America/Toronto";
