import type { Locale } from "#lib/i18n/index.ts";

type Shown = { title: string; ask: string; to: string; warning?: string };

// As in app/styles/petition-frame.css, in pixels, in a frame of 300: the narrowest that other sites are likely to give.
const ROOM = 266;
const TITLE = { letter: 11.2, line: 25 };
const UI = { letter: 8.9, line: 26 };
const SMALL = { letter: 8.1, line: 24 };
/** Everything whose height does not follow the petition's words: count, form, foot. */
const FIXED: Record<Locale, number> = { en: 1_430, fr: 1_570 };

/** The height, in pixels, of a frame in which a petition shows whole, with its text closed. An estimate that errs on the high side; a test measures. */
export function frameHeight(locale: Locale, { title, ask, to, warning = "" }: Shown): number {
  const words = lines(title, TITLE) + lines(to, SMALL) + lines(ask, UI) + (warning ? lines(warning, UI) + 110 : 0);
  return Math.ceil((FIXED[locale] + words) / 10) * 10;
}

function lines(text: string, { letter, line }: { letter: number; line: number }): number {
  return Math.ceil((text.length * letter) / (ROOM * 0.93)) * line;
}
