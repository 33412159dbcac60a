/** The oldest Next without a known vulnerability; older versions had critical ones. Raise it with each security release. */
const NEXT_MIN = "16.4.5";

/** @throws when this version of Next is older than that, or a preview */
export function assertSafeNext(version: string): void {
  const isRelease = /^\d+\.\d+\.\d+$/.test(version);
  if (isRelease && version.localeCompare(NEXT_MIN, "en", { numeric: true }) >= 0) return;
  throw new Error(`Next ${version} has known security holes, or is a preview: the site needs ${NEXT_MIN} or later.`);
}
