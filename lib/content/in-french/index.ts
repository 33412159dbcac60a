import type { Locale } from "../../i18n/locales.ts";
import { describeProblem, type Problem } from "../problem.ts";
import { ofFields } from "./fields.ts";
import { ofPages } from "./pages.ts";
import { ofSyntax } from "./syntax.ts";
import { ofTexts } from "./texts.ts";

type Phrase = { pattern: RegExp; french: string };

const ALL = { ...ofFields, ...ofPages, ...ofSyntax, ...ofTexts };
// The most words first: a phrase that is all variable would fit any other.
const PHRASES: readonly Phrase[] = Object.entries(ALL)
  .filter(([english]) => english.includes("{}"))
  .sort(([a], [b]) => b.replaceAll("{}", "").length - a.replaceAll("{}", "").length)
  .map(([english, french]) => ({ pattern: patternOf(english), french }));

/** A problem in the language of who asks. */
export function problemIn(locale: Locale, problem: Problem): Problem {
  if (locale === "en") return problem;
  return {
    ...problem,
    found: inFrench(problem.found) ?? problem.found,
    remedy: inFrench(problem.remedy) ?? problem.remedy,
  };
}

/** How a problem is told, as `describeProblem` does in English. */
export function describeIn(locale: Locale): (problem: Problem) => string {
  return (problem) => {
    const told = describeProblem(problemIn(locale, problem));
    return locale === "fr" ? told.replace(/ {2}warning: /u, "  avertissement : ") : told;
  };
}

/** A message of the check in French; null when it has no translation yet. */
export function inFrench(message: string): string | null {
  const exact = Object.hasOwn(ALL, message) ? ALL[message] : undefined;
  if (exact !== undefined && !message.includes("{}")) return exact;
  for (const { pattern, french } of PHRASES) {
    const match = pattern.exec(message);
    if (!match) continue;
    // A part may be a phrase itself; names, dates and code stay as they are.
    const parts = match.slice(1).map((part) => (part === message ? part : (inFrench(part) ?? part)));
    let next = 0;
    return french.replace(/\{\}/gu, () => parts[next++] ?? "");
  }
  return null;
}

function patternOf(english: string): RegExp {
  const literal = english.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  return new RegExp(`^${literal.join("([\\s\\S]+?)")}$`, "u");
}
