import { formatCount, formatDate } from "../../i18n/format.ts";
import { type Locale, locales } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translate.ts";
import type { Batch } from "../paper/batches.ts";
import { SHOWN_FROM, showRegions } from "../regions.ts";
import type { DeliveryOrder } from "./order.ts";
import { beginPaper, type Paper } from "./pdf/document.ts";
import { regionName } from "./region-name.ts";
import type { Summary } from "./summary.ts";
import type { VersionText } from "./versions.ts";

export type LetterParts = Pick<DeliveryOrder, "petition" | "organisation"> & {
  summary: Summary;
  versions: VersionText[];
  /** What was signed on paper. */
  paper: readonly Batch[];
  /** `YYYY-MM-DD` in Ottawa. */
  day: string;
  at: Date;
};

/**
 * The cover letter of the pack, as a tagged PDF: the same content in English and in French, then the texts signed,
 * then, up to a thousand, the names. Every supporter agreed that the addressee receives the name; the form says so.
 */
export async function composeLetter(parts: LetterParts): Promise<Buffer> {
  const { petition, organisation, at } = parts;
  const paper = beginPaper({
    title: `${petition.en.title} / ${petition.fr.title}`,
    author: `${organisation.name.en} / ${organisation.name.fr}`,
    at,
  });
  for (const locale of locales) writeLetter(paper, locale, parts);
  for (const locale of locales) writeTexts(paper, locale, parts.versions);
  writeNames(paper, parts.summary);
  return paper.finish();
}

function writeLetter(
  paper: Paper,
  locale: Locale,
  { petition, organisation, summary, day, versions, paper: onPaper }: LetterParts,
): void {
  const t = translator(locale);
  const { title, to, ask } = petition[locale];
  const count = summary.signatures;
  if (locale !== locales[0]) paper.newPage();
  paper.section(locale);
  paper.heading("H1", t("delivery.title", { title }));
  paper.paragraph(`${organisation.name[locale]}, ${formatDate(locale, day)}`);
  paper.paragraph(to);
  paper.paragraph(t("delivery.letter.count", { count }));
  paper.paragraph(t("delivery.letter.ask"));
  paper.paragraph(ask);
  paper.paragraph(t("delivery.letter.names"));
  paper.paragraph(t("delivery.letter.contact", { email: organisation.email }));
  writeCounts(paper, locale, summary);
  writeBatches(paper, locale, onPaper);
  paper.heading("H2", t("delivery.versions.title"));
  paper.table(
    [t("delivery.versions.version"), t("delivery.versions.signatures")],
    versions.map(({ version, signatures }) => [String(version), formatCount(locale, signatures)]),
  );
  paper.paragraph(t("delivery.versions.where"));
  paper.heading("H2", t("delivery.method.title"));
  const first = formatDate(locale, summary.first);
  const last = formatDate(locale, summary.last);
  paper.list([
    t("delivery.method.confirmed", { first, last }),
    t("delivery.method.once"),
    t("delivery.method.held"),
    t("delivery.method.withdrawn"),
    t("delivery.method.text"),
  ]);
}

function writeCounts(paper: Paper, locale: Locale, { signatures, regions }: Summary): void {
  const t = translator(locale);
  const { shown, others } = showRegions(regions);
  paper.heading("H2", t("delivery.counts.title"));
  paper.table(
    [t("delivery.counts.region"), t("delivery.counts.signatures")],
    [
      ...shown.map(({ region, confirmed }) => [regionName(locale, region), formatCount(locale, confirmed)]),
      ...(others > 0 ? [[t("delivery.counts.others"), formatCount(locale, others)]] : []),
      [t("delivery.counts.total"), formatCount(locale, signatures)],
    ],
  );
  if (others > 0) paper.paragraph(t("delivery.counts.hidden", { least: SHOWN_FROM }));
}

/** Apart from all other counts: nobody has confirmed these by mail. */
function writeBatches(paper: Paper, locale: Locale, batches: readonly Batch[]): void {
  if (batches.length === 0) return;
  const t = translator(locale);
  const total = batches.reduce((sum, { signatures }) => sum + signatures, 0);
  paper.heading("H2", t("paper.title"));
  paper.paragraph(t("delivery.paper.apart", { count: total }));
  paper.table(
    [t("delivery.paper.batch"), t("delivery.counts.signatures")],
    [
      ...batches.map(({ batch, signatures }) => [batch, formatCount(locale, signatures)]),
      [t("delivery.counts.total"), formatCount(locale, total)],
    ],
  );
}

function writeTexts(paper: Paper, locale: Locale, versions: readonly VersionText[]): void {
  const t = translator(locale);
  for (const { version, sha256, parts } of versions) {
    const [title = "", ...paragraphs] = parts[locale];
    if (title === "") continue;
    paper.newPage();
    paper.section(locale);
    paper.heading("H1", t("delivery.text.title", { version }));
    paper.heading("H2", title);
    for (const paragraph of paragraphs) {
      if (/^(- |1\. )/.test(paragraph)) paper.list(paragraph.split("\n"));
      else paper.paragraph(paragraph);
    }
    paper.paragraph(t("delivery.text.hash", { hash: sha256 }));
  }
}

/**
 * A name that the document's fonts cannot draw is replaced by its line number in the CSV, so that it is never
 * misspelled.
 */
function writeNames(paper: Paper, { names, signatures }: Summary): void {
  paper.newPage();
  for (const locale of locales) {
    const t = translator(locale);
    paper.section(locale);
    if (locale === locales[0])
      paper.heading("H1", locales.map((one) => translator(one)("delivery.names.title")).join(" / "));
    paper.paragraph(names ? t("delivery.names.here", { count: signatures }) : t("delivery.names.elsewhere"));
  }
  if (!names) return;
  const elsewhere = (line: number) =>
    locales.map((locale) => translator(locale)("delivery.names.line", { line })).join(" / ");
  paper.list(names.map((name, at) => `${at + 1}. ${paper.canDraw(name) ? name : elsewhere(at + 2)}`));
}
