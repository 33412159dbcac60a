import { locales } from "../../i18n/locales.ts";
import type { Problem } from "../problem.ts";
import { NOT_PROSE } from "../prose-fields.ts";
import type { Dataset } from "../schema/dataset.ts";
import type { Figure } from "../schema/figure.ts";
import { amountsIn } from "./amounts.ts";
import type { AllContent, Text } from "./content-types.ts";
import { fieldsOf, segmentsOf, type Words } from "./parallel-parts.ts";

/** The figures and datasets as they were before the change that is being written. */
export type FormerNumbers = { figures: readonly Figure[]; datasets: readonly Dataset[] };

/** One value that has changed, with its old and its new form in texts, and the words that name it. */
type Change = { name: string; old: string[]; now: string[]; label: string; shownBy: RegExp; topic: string };

/** Numbers of this many digits, and those with decimals, hardly stand for two things. */
const DISTINCT_DIGITS = 3;
const WORD_LETTERS = 5;

/**
 * Old values of changed figures that still stand in a text. A short number counts only where the page shows the figure
 * or is of its subject and the same paragraph has a word of its label; a long one on every page. News and events tell of
 * their day, and a paragraph with the new value too compares both: neither is reported.
 */
export function checkChangedFigures(found: AllContent, former: FormerNumbers): Problem[] {
  const changes = [...changedFigures(found, former.figures), ...changedCells(found, former.datasets)];
  if (changes.length === 0) return [];
  const texts = [...found.issues, ...found.pages, ...found.own, ...found.petitions].flatMap(({ en, fr }) =>
    [en, fr].filter((text) => text !== null),
  );
  return [
    ...texts.flatMap((text) => changes.flatMap((change) => inText(text, change))),
    ...locales.flatMap((locale) => {
      const home = found.home[locale];
      const words = home ? [...fieldsOf(home, NOT_PROSE).values()] : [];
      return changes.flatMap((change) => staleIn({ file: home?.file ?? "", locale, words, concerns: false }, change));
    }),
  ];
}

function changedFigures({ statistics }: AllContent, former: readonly Figure[]): Change[] {
  return statistics.flatMap(({ file, figures }) =>
    figures.flatMap(({ id, value, show, label }) => {
      const before = former.find((one) => one.id === id);
      if (!before || before.value === value) return [];
      return {
        name: id,
        old: writtenForms(before.value, before.show),
        now: writtenForms(value, show),
        label: `${label.en} ${label.fr}`,
        shownBy: new RegExp(`figure="${id}"`, "u"),
        topic: file.replace(/^.*\/|\.yaml$/gu, ""),
      };
    }),
  );
}

function changedCells({ datasets }: AllContent, former: readonly Dataset[]): Change[] {
  return datasets.flatMap(({ dataset }) => {
    const before = former.find(({ id }) => id === dataset?.id);
    if (!dataset || !before) return [];
    return dataset.rows.flatMap(({ key, values, show }) =>
      values.flatMap((value, column) => {
        const series = dataset.series[column];
        const old = before.rows.find((row) => row.key === key)?.values[
          before.series.findIndex(({ id }) => id === series?.id)
        ];
        if (!series || value === null || typeof old !== "number" || old === value) return [];
        const { unit, decimals } = show ?? series;
        const form = { unit, decimals: typeof decimals === "object" ? decimals[column] : decimals };
        return {
          name: `${dataset.id}.${series.id}@${key}`,
          old: writtenForms(old, form),
          now: writtenForms(value, form),
          label: "",
          shownBy: new RegExp(`dataset="${dataset.id}"`, "u"),
          topic: "",
        };
      }),
    );
  });
}

/** How a text may write a value, in the form that both languages share: `98.8%`, `3600000`. */
function writtenForms(value: number, { unit, decimals }: { unit: string; decimals?: number | undefined }): string[] {
  const rounded = (number: number, places: number) => String(Math.round(number * 10 ** places) / 10 ** places);
  if (unit === "percent") return [`${value}%`, `${rounded(value, decimals ?? 0)}%`];
  const millions = [1, 0].map((places) => String(Math.round((value / 1e6) * 10 ** places) * 10 ** (6 - places)));
  return [String(value), ...(unit === "million" ? millions.slice(0, 1) : [])];
}

function inText(text: Text, change: Change): Problem[] {
  const body = text.tree ? segmentsOf(text.tree).flatMap(({ blocks }) => blocks) : [];
  const words = [...fieldsOf(text, NOT_PROSE).values(), ...body];
  const concerns = change.shownBy.test(text.mdx) || (text.kind === "issue" && text.key === change.topic);
  return staleIn({ file: text.file, locale: text.locale, words, concerns }, change);
}

type Side = { file: string; locale: Text["locale"]; words: Words[]; concerns: boolean };

function staleIn({ file, locale, words, concerns }: Side, { name, old, now, label }: Change): Problem[] {
  return words.flatMap(({ text, placeAt, quoted }) => {
    if (quoted) return [];
    const amounts = amountsIn(locale, text);
    if (amounts.some(({ value }) => now.includes(value))) return [];
    const stale = amounts.find(({ value }) => old.includes(value) && !now.includes(value));
    if (!stale || !(isDistinct(stale.value) || (concerns && sharesWord(text, label)))) return [];
    const { line, column } = placeAt(stale.offset);
    return {
      file,
      line,
      column,
      level: "warning",
      found: `\`${stale.shown}\` was the value of \`${name}\`, which has changed`,
      remedy: "write the new value, or say of which day this one is beside the new one",
    };
  });
}

/** Years and round numbers stand for many things. */
function isDistinct(value: string): boolean {
  if (/^(?:19|20)\d\d$/u.test(value)) return false;
  return value.replace(/%$/u, "").replace(".", "").replace(/0+$/u, "").length >= DISTINCT_DIGITS;
}

function sharesWord(text: string, label: string): boolean {
  const words = (of: string): string[] => of.toLowerCase().match(new RegExp(`\\p{L}{${WORD_LETTERS},}`, "gu")) ?? [];
  const named = words(label);
  return words(text).some((word) => named.includes(word));
}
