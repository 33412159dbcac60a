import type { Problem } from "../problem.ts";
import type { AllContent } from "./content-types.ts";

/** Words of any subject: they say nothing of what a petition is about. */
const NEUTRAL = new Set(
  "your this that with from have please confirm email address signature petition votre vous pour dans avec cette confirmez confirmer adresse courriel pétition".split(
    " ",
  ),
);

/** The subject of the mail that asks to confirm names no cause: other people may see the inbox of its reader. */
export function checkMailSubjects({ petitions }: AllContent): Problem[] {
  return petitions.flatMap(({ en, fr }) =>
    [en, fr].flatMap((text) => {
      if (!text?.value) return [];
      const { subject, title, ask } = text.value;
      const about = new Set(wordsOf(`${title} ${ask}`));
      const named = wordsOf(subject).find((word) => about.has(word));
      if (!named) return [];
      return [
        {
          file: text.file,
          ...text.fields.placeOf(["subject"]),
          level: "warning" as const,
          found: `\`${named}\` in the subject of the mail, which tells what the petition is about`,
          remedy: "name no cause: other people may see the inbox",
        },
      ];
    }),
  );
}

function wordsOf(text: string): string[] {
  return [...text.toLowerCase().matchAll(/\p{L}{4,}/gu)].map(([word]) => word).filter((word) => !NEUTRAL.has(word));
}
