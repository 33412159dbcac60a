import { isoDay } from "../../i18n/format.ts";
import { ContentError, inReadingOrder, isError, type Problem } from "../problem.ts";
import { projectRoot } from "../read/folders.ts";
import { checkAgreement } from "./agreement.ts";
import { checkChangedFigures, type FormerNumbers } from "./changed-figures.ts";
import { checkCharacters } from "./characters.ts";
import { checkComponents, type Known } from "./components.ts";
import type { AllContent, Sheet } from "./content-types.ts";
import { checkCountedWords } from "./counted-words.ts";
import { checkDates } from "./dates.ts";
import { checkEmptyParts } from "./empty-parts.ts";
import { checkEnglish } from "./english.ts";
import { checkFrench } from "./french.ts";
import { checkHeadings } from "./headings.ts";
import { checkHelp } from "./help.ts";
import { checkInterfaceWords } from "./interface-words.ts";
import { checkLanguages } from "./languages.ts";
import { checkLength } from "./length.ts";
import { checkLetters } from "./letters.ts";
import { checkLinks } from "./links.ts";
import { checkLook } from "./look.ts";
import { checkMailSubjects } from "./mail-subject.ts";
import { checkMedia } from "./media.ts";
import { checkParity } from "./parity.ts";
import { checkPetitionLife } from "./petition-life.ts";
import { checkRawMarks } from "./raw-marks.ts";
import { readAllContent } from "./read-all-content.ts";
import { checkReferences } from "./references.ts";
import { checkReviewDates } from "./review-dates.ts";
import { checkSignedWording } from "./signed-wording.ts";
import { checkSite } from "./site.ts";
import { checkSources } from "./sources.ts";
import { textsOf } from "./texts.ts";
import { checkTranslationSync } from "./translation-sync.ts";
import { checkUnknownFiles } from "./unknown-files.ts";
import { checkUnsourced } from "./unsourced.ts";

/**
 * Every problem in all files of content, in reading order. A mistake of an editor never throws.
 * @param root the project's folder
 * @param today `YYYY-MM-DD` in Ottawa: no date may be later
 */
export async function checkContent(root = projectRoot(), today = isoDay(new Date())): Promise<Problem[]> {
  return (await examineContent(root, today)).problems;
}

/**
 * The same, with the number of files read.
 * @param former the figures before the change that is being written, when they are known
 */
export async function examineContent(
  root = projectRoot(),
  today = isoDay(new Date()),
  former: FormerNumbers | null = null,
): Promise<{ files: number; problems: Problem[] }> {
  const found = await readAllContent(root);
  const known = namesOf(found);
  const inTexts = textsOf(found).flatMap((text) => [
    ...checkComponents(text, known),
    ...checkHeadings(text),
    ...checkSources(text),
    ...checkLength(text),
    ...checkEmptyParts(text),
    ...checkUnsourced(text),
  ]);
  // While one of two texts cannot be read, the check cannot know whether its translation is up to date.
  const unreadable = textsOf(found).flatMap(({ path, fields }) => (fields.problems.length > 0 ? path : []));
  const problems = [
    ...found.problems,
    ...inTexts,
    ...checkReferences(found, today),
    ...checkLetters(found),
    ...checkSite(found),
    ...checkLinks(found),
    ...checkParity(found),
    ...checkAgreement(found),
    ...checkLanguages(found),
    ...checkEnglish(found),
    ...checkFrench(found),
    ...checkInterfaceWords(found),
    ...checkReviewDates(found, today),
    ...checkHelp(found, today),
    ...checkRawMarks(found),
    ...checkDates(found, today),
    ...checkPetitionLife(found, today),
    ...checkMailSubjects(found),
    ...checkCountedWords(found),
    ...(former ? checkChangedFigures(found, former) : []),
    ...(await checkCharacters(root)),
    ...(await checkMedia(root, found)),
    ...(await checkLook(root)),
    ...(await checkUnknownFiles(root)),
    ...(await checkTranslationSync(root)).filter(
      ({ file }) => !unreadable.some((folder) => file.startsWith(`${folder}/`)),
    ),
  ];
  const sound = found.petitions
    .map(({ path }) => path)
    .filter((path) => !problems.some((problem) => isError(problem) && problem.file.startsWith(`${path}/`)));
  const frozen = await checkSignedWording(root, sound);
  return { files: found.files, problems: inReadingOrder([...problems, ...frozen]) };
}

/** Stops a build. @throws ContentError whose message lists every error, one per line */
export async function assertContent(root = projectRoot()): Promise<void> {
  const problems = (await checkContent(root)).filter(isError);
  if (problems.length > 0) throw new ContentError(problems);
}

function idsOf(sheet: Sheet<{ id: string }[]> | null): Set<string> | null {
  if (sheet?.value === null) return null;
  return new Set(sheet?.value.map(({ id }) => id));
}

function namesOf({ statistics, datasets, illustrations, petitions, photos, downloads }: AllContent): Known {
  const broken = statistics.some((file) => file.problems.length > 0);
  return {
    figures: broken ? null : new Set(statistics.flatMap((file) => file.figures).map((figure) => figure.id)),
    datasets: datasets.some((file) => file.problems.length > 0)
      ? null
      : new Map(datasets.flatMap(({ dataset }) => (dataset ? [[dataset.id, dataset.charts.map(({ id }) => id)]] : []))),
    illustrations,
    petitions: new Set(petitions.map((petition) => petition.key)),
    photos: idsOf(photos),
    downloads: idsOf(downloads),
  };
}
