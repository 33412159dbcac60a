import type { z } from "zod";
import type { Locale } from "../../i18n/locales.ts";
import { typesetAll } from "../../i18n/typography.ts";
import { momentIn } from "../../i18n/zones.ts";
import { type Body, bodyOf } from "../mdx/compile.ts";
import { projectRoot } from "../read/folders.ts";
import { eventSchema } from "../schema/event.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";
import { type Entry, type Pair, readPairs } from "./pair.ts";

type Fields = z.infer<typeof eventSchema>;

/** An event in one language, typeset. */
export type CampaignEvent = Omit<Fields, "starts" | "ends"> & {
  key: string;
  starts: Date;
  ends: Date;
  slugs: Record<Locale, string>;
  locale: Locale;
  Body: Body;
  file: string;
};

const load = cacheUntilChanged("content/events", async (root): Promise<Record<Locale, CampaignEvent>[]> => {
  const pairs = await readPairs(root, "content/events", eventSchema);
  return pairs
    .map((pair) => ({ en: toEvent(pair, pair.en), fr: toEvent(pair, pair.fr) }))
    .sort((a, b) => a.en.starts.getTime() - b.en.starts.getTime());
});

/** Every event in a language, the earliest first. @throws ContentError */
export async function listEvents(locale: Locale): Promise<CampaignEvent[]> {
  return (await load(projectRoot())).map((event) => event[locale]);
}

/** Those that have not ended at this time. @throws ContentError */
export async function listComingEvents(locale: Locale, now = new Date()): Promise<CampaignEvent[]> {
  return (await listEvents(locale)).filter(({ ends }) => ends >= now);
}

function toEvent(pair: Pair<Fields>, { locale, file, fields, mdx }: Entry<Fields>): CampaignEvent {
  return {
    ...typesetAll(locale, fields),
    key: pair.key,
    starts: momentIn(fields.zone, fields.starts),
    ends: momentIn(fields.zone, fields.ends),
    slugs: { en: pair.en.fields.slug, fr: pair.fr.fields.slug },
    locale,
    file,
    Body: bodyOf(locale, mdx, file),
  };
}
