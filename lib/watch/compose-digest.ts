import { findPetition } from "../content/index.ts";
import { formatCount, formatDate } from "../i18n/format.ts";
import { type Locale, locales } from "../i18n/locales.ts";
import { loadMessages } from "../i18n/messages.ts";
import { translator } from "../i18n/translate.ts";
import type { Mail } from "../mail/template.ts";
import { SHOWN_FROM } from "../petitions/regions.ts";
import type { PetitionWeek, Week } from "./read-week.ts";
import { type Block, renderForTeam, type Section } from "./render-mail.ts";

const FACTS_LISTED_MAX = 20;

/** The weekly mail to the team, in both languages. It names no supporter, and no region below ten. */
export async function composeDigest(week: Week): Promise<Mail> {
  const subject = locales.map((locale) => translator(locale)("team.digest.title")).join(" · ");
  return renderForTeam(subject, await Promise.all(locales.map((locale) => sectionFor(locale, week))));
}

async function sectionFor(locale: Locale, week: Week): Promise<Section> {
  const t = translator(locale);
  const [from, to] = [formatDate(locale, week.from), formatDate(locale, week.to)];
  const petitions = await Promise.all(week.petitions.map((petition) => blocksOf(locale, petition)));
  return {
    locale,
    title: t("team.digest.title"),
    blocks: [
      t("team.digest.period", { from, to }),
      ...(petitions.length === 0 ? [t("team.digest.none")] : petitions.flat()),
      { heading: t("team.digest.mail.title"), level: 2 },
      { rows: Object.entries(week.mail).map(([what, count]) => [mailLabel(locale, what), formatCount(locale, count)]) },
      { heading: t("team.digest.facts.title"), level: 2 },
      ...factsOf(locale, week.facts),
    ],
    foot: t("team.why"),
  };
}

async function blocksOf(locale: Locale, { petition, counts, weeks, regions }: PetitionWeek): Promise<Block[]> {
  const t = translator(locale);
  const title = (await findPetition(locale, petition))?.title ?? petition;
  const longest = Math.max(1, ...weeks.map(({ gained }) => gained));
  const gained = weeks.at(-1)?.gained ?? 0;
  const rows = [
    [t("team.digest.confirmed"), formatCount(locale, counts.confirmed)],
    [t("team.digest.week"), signed(locale, gained)],
    [t("team.digest.pending"), formatCount(locale, counts.pending)],
    [t("team.digest.held"), formatCount(locale, counts.held)],
  ] satisfies [string, string][];
  const bars = weeks.map(({ to, gained: value }) => ({
    label: t("team.digest.weekTo", { date: formatDate(locale, to) }),
    share: Math.max(0, value) / longest,
    value: signed(locale, value),
  }));
  return [
    { heading: title, level: 2 },
    { rows },
    { heading: t("team.digest.growth"), level: 3 },
    { bars },
    ...regionsOf(locale, regions),
  ];
}

function regionsOf(locale: Locale, { shown, others }: PetitionWeek["regions"]): Block[] {
  if (shown.length === 0) return [];
  const t = translator(locale);
  const names: Record<string, string> = loadMessages(locale).delivery.regions;
  const rows = shown.map(({ region, confirmed }): [string, string] => [
    names[region] ?? region,
    formatCount(locale, confirmed),
  ]);
  const rest: [string, string][] =
    others > 0 ? [[t("team.digest.others", { least: SHOWN_FROM }), formatCount(locale, others)]] : [];
  return [{ heading: t("team.digest.regions"), level: 3 }, { rows: [...rows, ...rest] }];
}

function factsOf(locale: Locale, facts: Week["facts"]): Block[] {
  const t = translator(locale);
  if (facts.length === 0) return [t("team.digest.facts.none")];
  const listed = facts
    .slice(0, FACTS_LISTED_MAX)
    .map(({ id, reviewBy }) => t("team.digest.facts.due", { id, date: formatDate(locale, reviewBy) }));
  const more = facts.length - listed.length;
  return [{ list: listed }, ...(more > 0 ? [t("team.digest.facts.more", { count: more })] : [])];
}

function mailLabel(locale: Locale, what: string): string {
  const labels: Record<string, string> = loadMessages(locale).team.digest.mail;
  return labels[what] ?? what;
}

function signed(locale: Locale, value: number): string {
  if (value === 0) return formatCount(locale, 0);
  return `${value > 0 ? "+" : "−"}${formatCount(locale, Math.abs(value))}`;
}
