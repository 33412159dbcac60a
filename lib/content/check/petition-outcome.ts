import type { Problem } from "../problem.ts";
import type { AllContent } from "./content-types.ts";
import { suggest } from "./texts.ts";

/** What readers are told once a petition is answered or replaced: the answer with its link, or the petition that follows. */
export function checkOutcome({ petitions }: AllContent): Problem[] {
  const statuses = new Map(petitions.map(({ key, terms }) => [key, terms?.value?.status]));
  return petitions.flatMap(({ key, terms }) => {
    if (!terms?.value) return [];
    const { status, reply, replacedBy } = terms.value;
    const at = (path: string) => ({ file: terms.file, ...terms.fields.placeOf([path]) });
    const problems: Problem[] = [];
    if (status === "answered" && !reply)
      problems.push({
        ...at("status"),
        level: "warning",
        found: "`status: answered` without the answer",
        remedy: "add `reply:` with from, text and url, so that readers see it",
      });
    if (status === "superseded" && !replacedBy)
      problems.push({
        ...at("status"),
        level: "warning",
        found: "`status: superseded` without the petition that takes its place",
        remedy: "add `replacedBy:` with its folder in content/petitions",
      });
    if (replacedBy === undefined) return problems;
    const others = [...statuses.keys()].filter((other) => other !== key);
    if (!others.includes(replacedBy))
      problems.push({
        ...at("replacedBy"),
        found: `no other petition \`${replacedBy}\` in content/petitions`,
        remedy: suggest(replacedBy, others),
      });
    else if (statuses.get(replacedBy) === "draft")
      problems.push({
        ...at("replacedBy"),
        level: "warning",
        found: `\`replacedBy: ${replacedBy}\`, which is still a draft`,
        remedy: "open it: until then no link leads there",
      });
    return problems;
  });
}
