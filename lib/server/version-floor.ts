/** The oldest Next without a known hole; older ones had critical ones. Raised with each security release. */
const NEXT_MIN = "16.4.5";

/** @throws when this Next, or a preview of one, is older than the oldest that is safe */
export function assertSafeNext(version: string): void {
  const isRelease = /^\d+\.\d+\.\d+$/.test(version);
  if (isRelease && version.localeCompare(NEXT_MIN, "en", { numeric: true }) >= 0) return;
  throw new Error(`Next ${version} has known security holes, or is a preview: the site needs ${NEXT_MIN} or later.`);
}
