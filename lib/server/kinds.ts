/** Which other sites may use a response. */
type OpenTo =
  | "nobody else"
  | "pictures of other sites"
  | "scripts of other sites"
  | "frames of other sites"
  | "frames of listed sites";

/** The caching and sharing rules of one kind of path. */
export interface Kind {
  /** The Cache-Control of a response that the route marks `public`. */
  cacheControl: string;
  openTo: OpenTo;
  /** Whether it changes only with a deploy, which restarts this process. */
  isFile: boolean;
  /** Whether it shows a count, where Next's lifetime of the response does not say so. */
  showsCount?: true;
}

const DAY = 86_400;

/**
 * The one table of caching and sharing rules. The first matching pattern decides. A route itself sets only `public` or
 * `no-store`. A page has `max-age=0` and an `Age`, so that a shared cache does not add its ten seconds to those of this one.
 */
const KINDS: [addresses: RegExp, kind: Kind][] = [
  [/^\/_next\/static\//, file("public, max-age=31536000, immutable")],
  // A deploy changes the file under the same name, so a day in a cache would pair an old script with new pages.
  [/\.js$/, file(`public, max-age=600, stale-while-revalidate=${DAY}`)],
  [/^\/share\/(?:en|fr)\/[a-z0-9-]+(?:\.[a-z0-9-]+)?\.png$/, file(lastingDays(1, 7), "pictures of other sites")],
  // Printed with a petition's words: a day-old copy could bear those of an earlier version.
  [/^\/paper\/[a-z0-9-]+\.(?:sheet|poster-(?:en|fr))\.pdf$/, file("public, max-age=600")],
  // A picture of a count, so no file.
  [/^\/embed\/(?:en|fr)\/petitions\/[a-z0-9-]+\/count\.svg$/, { ...page("pictures of other sites"), showsCount: true }],
  [/\.(?:css|svg|png|jpg|webp|avif|ico|woff2|webmanifest)$/, file(lastingDays(1, 7))],
  // A table changes only with a deploy: a shared cache may keep it for an hour, and send it while it revalidates.
  [/^\/data\/[a-z0-9-]+(?:\.fr)?\.(?:csv|json)$/, data(`s-maxage=3600, stale-while-revalidate=${DAY}`)],
  [/^\/data\/petitions\/[a-z0-9-]+\/version-\d+\.txt$/, data(`s-maxage=3600, stale-while-revalidate=${DAY}`)],
  // Only past days are published, so an hour is fresh enough.
  [/^\/data\/petitions\/[a-z0-9-]+\.(?:csv|json)$/, data("s-maxage=3600")],
  [/^\/api\/petitions\/[a-z0-9-]+$/, { ...page("nobody else"), showsCount: true }],
  [/^\/embed\/(?:en|fr)\/[a-z0-9-]+$/, page("frames of other sites")],
  [/^\/embed\/(?:en|fr)\/petitions\/[a-z0-9-]+(?:\/inbox)?$/, page("frames of listed sites")],
];

const PAGE = page("nobody else");

/** The kind of a path; a page where no pattern matches. */
export function kindOf(path: string): Kind {
  return KINDS.find(([addresses]) => addresses.test(path))?.[1] ?? PAGE;
}

function page(openTo: OpenTo): Kind {
  return { cacheControl: "public, max-age=0, s-maxage=10, stale-while-revalidate=60", openTo, isFile: false };
}

function file(cacheControl: string, openTo: OpenTo = "nobody else"): Kind {
  return { cacheControl, openTo, isFile: true };
}

function data(shared: string): Kind {
  return { cacheControl: `public, max-age=600, ${shared}`, openTo: "scripts of other sites", isFile: false };
}

function lastingDays(fresh: number, stale: number): string {
  return `public, max-age=${fresh * DAY}, stale-while-revalidate=${stale * DAY}`;
}
