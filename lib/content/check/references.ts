import { type Locale, locales } from "../../i18n/locales.ts";
import { segments } from "../../i18n/paths.ts";
import type { Problem } from "../problem.ts";
import type { AllContent, Folder, Sheet } from "./content-types.ts";
import { checkOutcome } from "./petition-outcome.ts";
import { suggest } from "./texts.ts";

type Report = (sheet: Sheet<unknown>, path: PropertyKey[], found: string, remedy: string) => void;

/** Every name that refers to another file must exist there, and unique values must not occur twice. */
export function checkReferences(survey: AllContent, today: string): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (sheet, path, found, remedy) => {
    problems.push({ file: sheet.file, ...sheet.fields.placeOf(path), found, remedy });
  };
  checkIssues(survey, report);
  checkPetitions(survey, report);
  problems.push(...checkOutcome(survey));
  checkNews(survey, today, report);
  checkUpdated(survey, today, report);
  checkFigures(survey, report, problems);
  for (const folders of [survey.issues, survey.petitions, survey.news, survey.events, survey.own])
    checkSlugs(folders, report);
  checkOwn(survey, report);
  return problems;
}

function checkIssues({ issues, petitions, illustrations }: AllContent, report: Report): void {
  const keys = petitions.map((petition) => petition.key);
  const orders = new Map<number, string>();
  for (const issue of issues) {
    for (const sheet of sheetsOf(issue)) {
      if (!sheet.value) continue;
      const { petition, illustration, order } = sheet.value;
      if (!keys.includes(petition))
        report(sheet, ["petition"], `no petition \`${petition}\` in content/petitions`, suggest(petition, keys));
      if (!illustrations.has(illustration)) {
        report(
          sheet,
          ["illustration"],
          `no illustration \`${illustration}\` in public/illustrations`,
          suggest(illustration, illustrations),
        );
      }
      if (sheet.locale !== "en") continue;
      const other = orders.get(order);
      if (other)
        report(sheet, ["order"], `\`order: ${order}\` is also that of ${other}`, "give each issue its own place");
      else orders.set(order, sheet.file);
    }
  }
}

function checkPetitions({ petitions, issues }: AllContent, report: Report): void {
  const keys = issues.map((issue) => issue.key);
  for (const { key, terms } of petitions) {
    if (!terms?.value) continue;
    const { value } = terms;
    if (value.key !== key)
      report(terms, ["key"], `\`key: ${value.key}\` in the folder ${key}`, `write \`key: ${key}\``);
    if (!keys.includes(value.issue))
      report(terms, ["issue"], `no issue \`${value.issue}\` in content/issues`, suggest(value.issue, keys));
    const dates = value.steps.map((step) => step.date);
    const late = dates.findIndex((date, index) => index > 0 && date < (dates[index - 1] ?? ""));
    if (late > 0)
      report(
        terms,
        ["steps", late, "date"],
        `\`${dates[late]}\` comes after a later date`,
        "put the steps in the order of their dates, oldest first",
      );
    const last = value.steps.at(-1);
    if (last && last.status !== value.status) {
      report(
        terms,
        ["status"],
        `\`status: ${value.status}\`, while the last step says \`${last.status}\``,
        "add the step that led to this status, or correct one of the two",
      );
    }
  }
}

function checkNews({ news, issues }: AllContent, today: string, report: Report): void {
  const keys = issues.map((issue) => issue.key);
  for (const item of news) {
    for (const sheet of sheetsOf(item)) {
      if (!sheet.value) continue;
      const { date, issue, slug } = sheet.value;
      if (date > today)
        report(
          sheet,
          ["date"],
          `\`date: ${date}\` lies in the future (today is ${today})`,
          "write the day it happened",
        );
      if (issue && !keys.includes(issue))
        report(sheet, ["issue"], `no issue \`${issue}\` in content/issues`, suggest(issue, keys));
      if (sheet.locale === "en" && slug !== item.key) {
        report(
          sheet,
          ["slug"],
          `\`slug: ${slug}\` in the folder ${item.key}`,
          "give the folder and the English slug the same name",
        );
      }
    }
  }
}

/** Folders have the name of their English slug, and an own page takes the address of no other. */
function checkOwn({ own, events, issues }: AllContent, report: Report): void {
  for (const folder of [...own, ...events])
    for (const sheet of sheetsOf<{ slug: string; issue?: string }>(folder)) {
      if (!sheet.value) continue;
      const { slug, issue } = sheet.value;
      if (sheet.locale === "en" && slug !== folder.key)
        report(
          sheet,
          ["slug"],
          `\`slug: ${slug}\` in the folder ${folder.key}`,
          "give the folder and the English slug the same name",
        );
      if (sheet.kind === "own" && takenAddresses(sheet.locale).includes(slug))
        report(sheet, ["slug"], `\`slug: ${slug}\` is the address of another page`, "choose another");
      const keys = issues.map(({ key }) => key);
      if (issue && !keys.includes(issue))
        report(sheet, ["issue"], `no issue \`${issue}\` in content/issues`, suggest(issue, keys));
    }
}

/** The first part of every address that the site has already, in either language. */
function takenAddresses(locale: Locale): string[] {
  const sections = Object.values(segments).flatMap((segment) => [segment[locale], segment.en]);
  return [
    ...sections.map((segment) => segment.split("/")[1] ?? ""),
    "error",
    "not-found",
    "no-such-link",
    "draft",
    "brouillon",
  ];
}

function checkUpdated({ issues, news, pages, own, events, letters }: AllContent, today: string, report: Report): void {
  for (const folder of [...issues, ...news, ...pages, ...own, ...events, ...letters]) {
    for (const sheet of sheetsOf<{ updated: string }>(folder)) {
      const updated = sheet.value?.updated ?? "";
      if (updated > today)
        report(
          sheet,
          ["updated"],
          `\`updated: ${updated}\` lies in the future (today is ${today})`,
          "write the day of the change",
        );
    }
  }
}

function checkFigures({ statistics, home }: AllContent, report: Report, problems: Problem[]): void {
  const seen = new Map<string, string>();
  for (const { file, figures, placeOf } of statistics) {
    for (const [index, { id }] of figures.entries()) {
      const other = seen.get(id);
      if (other)
        problems.push({
          file,
          ...placeOf([index, "id"]),
          found: `figure \`${id}\` is also in ${other}`,
          remedy: "give each figure its own id",
        });
      else seen.set(id, file);
    }
  }
  if (statistics.some((file) => file.problems.length > 0)) return;
  for (const locale of locales) {
    const sheet = home[locale];
    const id = sheet?.value?.numbers.figure;
    if (sheet && id && !seen.has(id))
      report(sheet, ["numbers", "figure"], `no figure \`${id}\` in content/statistics`, suggest(id, seen.keys()));
  }
}

function checkSlugs(folders: readonly Folder<{ slug: string }>[], report: Report): void {
  for (const locale of locales) {
    const seen = new Map<string, string>();
    for (const folder of folders) {
      const sheet = folder[locale];
      if (!sheet?.value) continue;
      const other = seen.get(sheet.value.slug);
      if (other)
        report(
          sheet,
          ["slug"],
          `\`slug: ${sheet.value.slug}\` is also that of ${other}`,
          "give each page its own slug",
        );
      else seen.set(sheet.value.slug, sheet.file);
    }
  }
}

function sheetsOf<T>(folder: Folder<T>) {
  return locales.flatMap((locale) => folder[locale] ?? []);
}
