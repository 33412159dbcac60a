/** Who besides this site may use an answer. */
type OpenTo = "nobody else" | "pictures of other sites" | "scripts of other sites" | "frames of other sites";

/** What holds for all addresses of one kind. */
export interface Kind {
  /** How long browsers and shared caches may keep an answer that says it is `public`. */
  cacheControl: string;
  openTo: OpenTo;
  /** Changes only with a deploy, which starts this process again. */
  isFile: boolean;
  /** How long what Next answers may have been kept by Next, in milliseconds, where Next does not say. */
  keptByNextMs?: number;
}

const DAY = 86_400;

/**
 * The one table of what may be kept and used by whom; the first pattern that fits decides. Routes say no more than `public`
 * or `no-store`. `max-age` of a page is 0, and `Age` goes with it, so that a shared cache never adds its ten seconds to ours.
 */
const KINDS: [addresses: RegExp, kind: Kind][] = [
  [/^\/_next\/static\//, file("public, max-age=31536000, immutable")],
  // Renewed with each deploy under the same name, so a day would pair it with pages it does not know.
  [/\.js$/, file(`public, max-age=600, stale-while-revalidate=${DAY}`)],
  [/^\/share\/(?:en|fr)\/[a-z0-9-]+(?:\.[a-z0-9-]+)?\.png$/, file(lastingDays(1, 7), "pictures of other sites")],
  [/\.(?:css|svg|png|jpg|webp|avif|ico|woff2|webmanifest)$/, file(lastingDays(1, 7))],
  // A table changes with a new version of the site only: a shared cache may keep it for an hour, and show it while it asks again.
  [/^\/data\/[a-z0-9-]+(?:\.fr)?\.(?:csv|json)$/, data(`s-maxage=3600, stale-while-revalidate=${DAY}`)],
  [/^\/data\/petitions\/[a-z0-9-]+\/version-\d+\.txt$/, data(`s-maxage=3600, stale-while-revalidate=${DAY}`)],
  // Days are over when they are published, so an hour is soon enough.
  [/^\/data\/petitions\/[a-z0-9-]+\.(?:csv|json)$/, data("s-maxage=3600")],
  [/^\/api\/petitions\/[a-z0-9-]+$/, { ...page("nobody else"), keptByNextMs: 5_000 }],
  [/^\/embed\/(?:en|fr)\/[a-z0-9-]+$/, page("frames of other sites")],
];

const PAGE = page("nobody else");

/** The kind of an address; a page of this site where no other fits. */
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
