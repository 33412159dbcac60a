import type { IncomingMessage, ServerResponse } from "node:http";
import { findIssueBySlug, findPetitionBySlug } from "../content/index.ts";
import type { Locale } from "../i18n/locales.ts";
import { path } from "../i18n/paths.ts";
import { logFailure } from "../log.ts";
import { addSharedVisits, type SharedVisits } from "../petitions/shared-visits.ts";
import { type Channel, viaOf } from "../petitions/via.ts";
import { hasForm } from "./paths.ts";
import { headerOf } from "./visitor-address.ts";

// Links that readers pass on end in `?via=…` (lib/petitions/via.ts). How often they are opened is counted here, about nobody.
//
// Counted:      a page of a petition or its issue that a browser asked for by such a link and was sent (status 200).
// Not counted:  HEAD; a page that is fetched ahead; one that goes into a frame or to a script; one that the browser still
//               had (304), so most reloads; programs that say what they are, as those that fetch the preview of a link do.
// Counted too:  a program that says it is a browser, as some mail scanners do, and one person who opens a link many times.
// What a shared cache answers is not seen here. So the numbers are a hint, and no proof of anything.

const EVERY_MS = 30_000;

/** Browsers have begun with one of these since 1994. Few programs do, and then they say so somewhere behind it. */
const BROWSER = /^(?:Mozilla|Opera)\//;
/** CUBOT makes telephones; "compatible" was also Internet Explorer's word. */
const PROGRAM = /(?<!cu)bot\b|compatible;(?! msie)|\+https?:|crawl|spider|preview|externalhit|headless|lighthouse/i;
const AHEAD = ["sec-purpose", "purpose", "x-purpose", "x-moz"];

type Opened = { page: string; via: Channel; count: number };

/** Counts in memory until `save`. */
export interface VisitCounter {
  /** Counts an answer that was sent, if a reader opened the page by a shared link. Costs nothing without a query. */
  note(request: IncomingMessage, response: ServerResponse, path: string): void;
  /** Adds what was counted to the database. What could not be added is counted again next time. @throws when it could not */
  save(): Promise<void>;
}

/** A counter of its own. @param add by default to the database */
export function createVisitCounter(add = addSharedVisits): VisitCounter {
  const unsaved = new Map<string, Opened>();
  let saving: Promise<void> = Promise.resolve();

  function note(request: IncomingMessage, response: ServerResponse, page: string): void {
    const target = request.url ?? page;
    if (target.length === page.length || request.method !== "GET" || response.statusCode !== 200) return;
    const via = hasForm(page) ? viaOf(target) : null;
    if (via && response.headersSent && isOpenedByReader(request)) put({ page, via, count: 1 });
  }

  function put({ page, via, count }: Opened): void {
    const name = `${page} ${via}`;
    unsaved.set(name, { page, via, count: count + (unsaved.get(name)?.count ?? 0) });
  }

  async function write(): Promise<void> {
    const opened = [...unsaved.values()];
    unsaved.clear();
    try {
      const visits = await Promise.all(opened.map(toVisits));
      await add(visits.filter((each) => each !== null));
    } catch (error) {
      opened.forEach(put);
      throw error;
    }
  }

  /** One after the other, so that the last one ends after those before it. */
  function save(): Promise<void> {
    saving = saving.then(write, write);
    return saving;
  }

  return { note, save };
}

/** Whether this is a page that a reader's browser opens, as far as the request's headers say. Nothing of them is kept. */
export function isOpenedByReader(request: Pick<IncomingMessage, "rawHeaders">): boolean {
  const header = (name: string) => headerOf(request, name);
  if (AHEAD.some((name) => header(name) !== undefined)) return false;
  if ((header("sec-fetch-dest") ?? "document") !== "document") return false;
  const program = header("user-agent") ?? "";
  return BROWSER.test(program) && !PROGRAM.test(program);
}

/** Saves every half minute, which is what a crash can lose; the rest is for the end of the process. */
export function saveRegularly({ save }: VisitCounter): void {
  setInterval(() => {
    save().catch((error: unknown) => logFailure("add shared visits", error));
  }, EVERY_MS).unref();
}

/** Null where the page is of no public petition. */
async function toVisits({ page, via, count }: Opened): Promise<SharedVisits | null> {
  const locale: Locale = page.startsWith("/fr/") ? "fr" : "en";
  const slug = page.slice(page.lastIndexOf("/") + 1);
  const petition =
    page === path(locale, "petitions", slug)
      ? (await findPetitionBySlug(locale, slug))?.key
      : (await findIssueBySlug(locale, slug))?.petition;
  return petition ? { petition, via, count } : null;
}
