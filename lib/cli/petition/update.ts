import { recordAudit } from "../../audit.ts";
import { listNews, type News, site } from "../../content/index.ts";
import { siteUrl } from "../../env.ts";
import { type Locale, locales } from "../../i18n/locales.ts";
import { path } from "../../i18n/paths.ts";
import { closeMailSender } from "../../mail/queue.ts";
import { countReach, queueNews, type Reach } from "../../mail/queue-news.ts";
import { SetupError } from "../../operator-error.ts";
import { assertComplete } from "../../production.ts";
import { account } from "../account.ts";
import { readArguments } from "../arguments.ts";
import { print } from "../terminal/print.ts";
import { showProgress } from "../terminal/progress.ts";
import { figure } from "../terminal/table.ts";
import { findPetition } from "./find.ts";

const NEWEST_SHOWN = 10;

/**
 * `petition update <slug> --news <item>`: prints how many supporters it would reach; with `--send`, mails it to them.
 */
export async function updateSupporters(args: string[]): Promise<void> {
  const { positionals, valuesOf, has } = readArguments(args, ["news"], ["send"]);
  const { en: petition } = await findPetition(positionals[0]);
  const item = await findNews(valuesOf("news"));
  const reach = await countReach(petition.key, item.en.key);
  sayItem(item);
  sayReach(reach);
  if (item.en.issue !== undefined && item.en.issue !== petition.issue)
    print(`Note: this item is about ${item.en.issue}, the petition about ${petition.issue}.`);
  if (!has("send")) return print("Nothing was sent. To send it, run the same command with --send.");
  await send(petition.key, item.en.key, reach);
}

async function send(petition: string, news: string, { en, fr, waiting }: Reach): Promise<void> {
  assertComplete("mailing");
  if (site.postalAddress === null)
    throw new SetupError(
      "Nothing was sent: the law requires a mailing address in every message of news.\nSet POSTAL_ADDRESS, or postalAddress in content/site.ts.",
    );
  const total = en + fr;
  const actor = account();
  await recordAudit({ actor, act: "update", petition, count: total - waiting, note: `news ${news}: begun` });
  const progress = showProgress("mails");
  let queued = 0;
  try {
    queued = await queueNews(petition, news, (done) => progress.tell({ done, total: Math.max(total, done) }));
    await recordAudit({ actor, act: "update", petition, count: queued, note: `news ${news}: all queued` });
  } finally {
    progress.end();
    await closeMailSender();
  }
  print(`Added to the queue: ${figure(queued)}. Already in the queue: ${figure(waiting)}.`);
  print("All are in the queue; the worker sends them. Run this again without --send to see how many are left.");
}

/** A news item by its folder or its slug in either language. @throws SetupError that lists the newest */
async function findNews(names: string[]): Promise<Record<Locale, News>> {
  const [english, french] = [await listNews("en"), await listNews("fr")];
  const [name] = names;
  const en = english.find(({ key, slugs }) => name === key || locales.some((locale) => name === slugs[locale]));
  const fr = french.find(({ key }) => key === en?.key);
  if (en && fr && names.length === 1) return { en, fr };
  const newest = english.slice(0, NEWEST_SHOWN).map(({ key, date }) => `  --news ${key}  (${date})`);
  const why = name === undefined || names.length > 1 ? "Name a news item" : `There is no news item "${name}"`;
  throw new SetupError(`${why}. The newest:\n${newest.join("\n")}`);
}

function sayItem(item: Record<Locale, News>): void {
  for (const locale of locales) {
    const { title, summary, slug } = item[locale];
    print(`${locale}  ${title}`);
    print(`    ${summary}`);
    print(`    ${siteUrl()}${path(locale, "news", slug)}`);
  }
  print();
}

function sayReach({ en, fr, waiting }: Reach): void {
  print(
    `It would reach ${figure(en + fr)} of those who asked for news: ${figure(en)} in English, ${figure(fr)} in French.`,
  );
  if (waiting > 0) print(`Of these, ${figure(waiting)} are in the queue already.`);
}
