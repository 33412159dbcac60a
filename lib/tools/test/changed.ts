import { join } from "node:path";
import { SetupError } from "../../operator-error.ts";
import { git } from "../git.ts";

const root = join(import.meta.dirname, "../../..");

/** What pages are built from, and what serves them. */
const SITE = /^(?:app|components|content|lib|messages|prisma|public)\/|^next\.config\.ts$|^package(?:-lock)?\.json$/;
const NOT_SITE = /^lib\/(?:tools|harness)\//;

/** Tried whenever the site changed: the way of a supporter, in both languages, with scripts and without. */
const MAIN_JOURNEYS = ["sign-a-petition", "change-language", "use-ones-own-page"];

/** What `npm test -- --changed` runs of the stages that need a built site. */
export interface Selection {
  /** Names of journeys, as arguments for Playwright; empty when none is to run, null for all. */
  journeys: string[] | null;
  requests: boolean;
  /** Files of the faults. */
  faults: string[];
}

/**
 * The files that differ from a commit, untracked ones included.
 * @throws SetupError when git does not know the commit
 */
export async function changedFiles(since: string): Promise<string[]> {
  const differing = await git(root, ["diff", "--name-only", "--diff-filter=d", since, "--"]);
  const untracked = await git(root, ["ls-files", "--others", "--exclude-standard"]);
  if (differing === null || untracked === null) throw new SetupError(`git does not know what changed since ${since}.`);
  return `${differing}${untracked}`.split("\n").filter(Boolean);
}

/**
 * The tests of a built site that a change needs before it is sent for review; the whole run needs all of them.
 * A journey imports no page, so the site's sources stand for the main journeys and all requests.
 */
export function select(files: readonly string[]): Selection {
  const site = files.some((file) => SITE.test(file) && !NOT_SITE.test(file));
  const support = files.some((file) => /^tests\/(?:support\/|[^/]+\.config\.ts$)/.test(file));
  const specs = files
    .filter((file) => /^tests\/e2e\/.*\.spec\.ts$/.test(file))
    .map((file) => file.slice("tests/".length));
  return {
    journeys: support ? null : [...(site ? MAIN_JOURNEYS : []), ...specs],
    requests: site || support || files.some((file) => file.startsWith("tests/requests/")),
    faults: files.filter((file) => /^tests\/faults\/.*\.test\.ts$/.test(file)),
  };
}
