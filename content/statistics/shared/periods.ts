/** A whole year, as figures name it. */
export const inYear = (year: number) => ({
  en: `${year}`,
  fr: `${year}`,
  date: `${year}-12-31`,
});

/** The last day of a year. */
export const endOf = (year: number) => ({
  en: `End of ${year}`,
  fr: `Fin ${year}`,
  date: `${year}-12-31`,
});

/** The federal fiscal year that begins in April: as a row's key, and as each language writes it. */
export const fiscalYear = (year: number) => {
  const key = `${year}-${String((year + 1) % 100).padStart(2, "0")}`;
  return { key, label: { en: key, fr: `${year}-${year + 1}` }, short: { en: `${year}`, fr: `${year}` } };
};
