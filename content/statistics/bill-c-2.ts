import type { FigureInput } from "#lib/content/schema/figure.ts";

/** Figures shown on the page of the Bill C-2 campaign. */
export default [
  {
    id: "c12-claims-barred-2025",
    facts: ["BC2-10"],
    value: 19_000,
    show: { unit: "count" },
    qualifier: "about",
    label: {
      en: "claims, of about 50,000, that the minister expected to be barred",
      fr: "demandes, sur environ 50 000, qui seraient irrecevables selon l’estimation ministérielle",
    },
    asOf: {
      en: "3 June to 31 October 2025",
      fr: "Du 3 juin au 31 octobre 2025",
      date: "2025-10-31",
    },
    source: {
      title: {
        en: "Update on Bill C-12, after The Canadian Press",
        fr: "Update on Bill C-12, d’après La Presse Canadienne (en anglais)",
      },
      publisher: {
        en: "Stewart Sharma Harsanyi",
        fr: "Stewart Sharma Harsanyi",
      },
      date: "2026-02",
      url: "https://www.sshlaw.ca/?p=2159",
    },
    note: {
      en: "An estimate made before the law was passed, not a count of refusals.",
      fr: "Estimation faite avant l’adoption de la loi ; ce n’est pas un décompte des refus.",
    },
    reviewBy: "2027-03-31",
  },
  {
    id: "c12-court-challenges-2026",
    facts: ["BC2-18"],
    value: 39,
    show: { unit: "count" },
    label: {
      en: "constitutional challenges to the new bars before the Federal Court",
      fr: "contestations constitutionnelles des nouveaux motifs d’irrecevabilité devant la Cour fédérale",
    },
    asOf: { en: "14 May 2026", fr: "14 mai 2026", date: "2026-05-14" },
    source: {
      title: {
        en: "Bill C-12 Federal Court case management",
        fr: "Bill C-12 Federal Court case management (en anglais)",
      },
      publisher: { en: "Imm North", fr: "Imm North" },
      date: "2026-05",
      url: "https://www.imminorth.com/guides/bill-c12-federal-court-case-management-may-2026",
    },
    reviewBy: "2027-01-31",
  },
  {
    id: "c2-organizations-opposed-2025",
    facts: ["BC2-16"],
    value: 300,
    show: { unit: "count" },
    qualifier: "over",
    label: {
      en: "organizations opposed to Bill C-2, then to Bill C-12",
      fr: "organisations opposées au projet de loi C-2, puis au projet de loi C-12",
    },
    asOf: { en: "October 2025", fr: "Octobre 2025", date: "2025-10-31" },
    source: {
      title: {
        en: "Canada’s Bill C-12 condemned over failure to address human rights concerns",
        fr: "Canada’s Bill C-12 condemned over failure to address human rights concerns (en anglais)",
      },
      publisher: { en: "JURIST", fr: "JURIST" },
      date: "2025-10",
      url: "https://www.jurist.org/news/2025/10/canadas-bill-c-12-condemned-over-failure-to-address-human-rights-concerns",
    },
    reviewBy: "2027-06-30",
  },
] satisfies FigureInput[];
