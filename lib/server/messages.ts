import { z } from "zod";
import type { Locale } from "../i18n/locales.ts";
import { loadMessages } from "../i18n/messages.ts";

const sentence = z.string().min(1);
const errorText = z.object({ title: sentence, body: sentence });

const schema = z.object({
  home: sentence,
  badRequest: errorText,
  foreignPost: errorText,
  foreignPostKept: errorText,
  notFound: errorText,
  deadLink: errorText,
  methodNotAllowed: errorText,
  tooSlow: errorText,
  staleForm: errorText,
  tooLarge: errorText,
  tooManySearches: errorText,
  tooLargeKept: errorText,
  badFormKept: errorText,
  headersTooLarge: errorText,
  failed: errorText,
  unavailable: errorText,
  busy: errorText,
});

/** The error messages of this server in one language: the `front` part of the message files. */
type FrontWords = z.infer<typeof schema>;
export type ErrorMessages = Record<Locale, FrontWords>;

/** The kinds of errors that have a message. */
export type ErrorKind = Exclude<keyof FrontWords, "home">;

/** @throws when a message file lacks one of these messages */
export function loadErrorMessages(): ErrorMessages {
  return { en: inLocale("en"), fr: inLocale("fr") };
}

function inLocale(locale: Locale): FrontWords {
  return schema.parse(Reflect.get(loadMessages(locale), "front"));
}
