import { z } from "zod";
import type { Locale } from "../i18n/locales.ts";
import { loadMessages } from "../i18n/messages.ts";

const sentence = z.string().min(1);
const told = z.object({ title: sentence, body: sentence });

const schema = z.object({
  home: sentence,
  badRequest: told,
  foreignPost: told,
  foreignPostKept: told,
  notFound: told,
  deadLink: told,
  methodNotAllowed: told,
  tooSlow: told,
  staleForm: told,
  tooLarge: told,
  tooLargeKept: told,
  badFormKept: told,
  headersTooLarge: told,
  failed: told,
  unavailable: told,
  busy: told,
});

/** What the front says in one language: the `front` part of the message files. */
type FrontWords = z.infer<typeof schema>;
export type ErrorMessages = Record<Locale, FrontWords>;

/** The things the front has to say. */
export type ErrorKind = Exclude<keyof FrontWords, "home">;

/** @throws when a message file lacks one of the front's words */
export function loadErrorMessages(): ErrorMessages {
  return { en: inLocale("en"), fr: inLocale("fr") };
}

function inLocale(locale: Locale): FrontWords {
  return schema.parse(Reflect.get(loadMessages(locale), "front"));
}
