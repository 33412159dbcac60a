import type { Problem } from "../problem.ts";
import type { AllContent } from "./content-types.ts";

const YEARS_OPEN_MAX = 100;

/**
 * The dates of a petition must be possible, and it and its issue must name each other: readers reach it from there.
 * @param today `YYYY-MM-DD`
 */
export function checkPetitionLife(found: AllContent, today: string): Problem[] {
  return [...dates(found, today), ...pairs(found)];
}

function dates({ petitions }: AllContent, today: string): Problem[] {
  return petitions.flatMap(({ terms }) => {
    if (!terms?.value) return [];
    const { status, opens, closes, steps } = terms.value;
    const at = (path: PropertyKey[]) => ({ file: terms.file, ...terms.fields.placeOf(path) });
    const problems: Problem[] = [];
    if (status === "open" && closes < today)
      problems.push({
        ...at(["closes"]),
        level: "warning",
        found: `\`closes: ${closes}\` is over, while its status is open: it has taken no signatures since`,
        remedy: "write `status: closed`, with its step, or a later day",
      });
    if (Number(closes.slice(0, 4)) - Number(opens.slice(0, 4)) > YEARS_OPEN_MAX)
      problems.push({
        ...at(["closes"]),
        found: `\`closes: ${closes}\` is more than ${YEARS_OPEN_MAX} years after \`opens: ${opens}\``,
        remedy: "correct the year of one of the two",
      });
    for (const [index, { status: reached, date }] of steps.entries()) {
      const place = at(["steps", index, "date"]);
      // A petition that is announced opens on a day to come.
      if (date > today && !(reached === "open" && date === opens))
        problems.push({
          ...place,
          found: `\`date: ${date}\` lies in the future (today is ${today})`,
          remedy: "write the day it happened, and the step once it has",
        });
      if (reached === "open" && date < opens && !steps.slice(0, index).some((step) => step.status === "open"))
        problems.push({
          ...place,
          found: `a step of ${date} opens it, while it is \`opens: ${opens}\``,
          remedy: "write the same day twice",
        });
      if (
        steps.findIndex((step) => step.status === reached && step.date === date) < index &&
        steps.findIndex((step) => step.note.en === steps[index]?.note.en) < index
      )
        problems.push({
          ...place,
          found: `the step \`${reached}\` of ${date} for the second time`,
          remedy: "remove it",
        });
    }
    return problems;
  });
}

function pairs({ issues, petitions }: AllContent): Problem[] {
  const problems: Problem[] = [];
  const issueOf = (key: string) => petitions.find((petition) => petition.key === key)?.terms?.value?.issue;
  const petitionOf = (key: string) => issues.find((issue) => issue.key === key)?.en?.value?.petition;
  for (const issue of issues) {
    const named = petitionOf(issue.key);
    const back = named === undefined ? undefined : issueOf(named);
    // Both name another one: the petition keeps to its issue, so the issue is wrong.
    if (issue.en && named && back && back !== issue.key && petitionOf(back) === named)
      problems.push({
        file: issue.en.file,
        ...issue.en.fields.placeOf(["petition"]),
        found: `\`petition: ${named}\`, which belongs to the issue ${back}`,
        remedy: suggestPetition(issue.key, petitions),
      });
  }
  for (const { key, terms } of petitions) {
    if (!terms?.value || !issues.some((issue) => issue.key === terms.value?.issue)) continue;
    const { issue, status } = terms.value;
    const naming = issues.filter((one) => petitionOf(one.key) === key).map((one) => one.key);
    if (naming.length > 0 && !naming.includes(issue))
      problems.push({
        file: terms.file,
        ...terms.fields.placeOf(["issue"]),
        found: `\`issue: ${issue}\`, while content/issues/${naming[0]} names this petition`,
        remedy: `write \`issue: ${naming[0]}\`, or name another petition there`,
      });
    // While its issue cannot be read, or names a petition that does not exist, that is the problem.
    const theirs = petitionOf(issue);
    if (naming.length === 0 && status === "open" && petitions.some((one) => one.key === theirs))
      problems.push({
        file: terms.file,
        ...terms.fields.placeOf(["issue"]),
        found: "an open petition that no issue names: readers cannot find it",
        remedy: `write \`petition: ${key}\` in both files of content/issues/${issue}, or another status here`,
      });
  }
  return problems;
}

function suggestPetition(issue: string, petitions: AllContent["petitions"]): string {
  const own = petitions.find(({ terms }) => terms?.value?.issue === issue);
  return own ? `write \`petition: ${own.key}\` in both files` : "write the petition of this issue in both files";
}
