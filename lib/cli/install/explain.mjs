import { accessSync, constants, statfsSync } from "node:fs";

const NEEDED_MB = 1300;

/**
 * The reason why packages cannot be installed into this folder, as text; null when there is none.
 * @param {string} root
 * @returns {string | null}
 */
export function obstacle(root) {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    // The folder cannot be written, for any reason.
    return readOnly(root);
  }
  const { bavail, bsize } = statfsSync(root);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  return free < NEEDED_MB ? `${full(root)}\nThe packages need about ${NEEDED_MB} MB; ${free} MB are free.` : null;
}

/**
 * Explains npm's failure.
 * @param {string} output what npm wrote
 * @param {string} root
 * @returns {string}
 */
export function explainNpm(output, root) {
  if (/ENOSPC|EDQUOT|no space left/i.test(output)) return full(root);
  if (/EROFS|EACCES|EPERM/.test(output)) return readOnly(root);
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/i.test(output)) {
    return "The package registry cannot be reached.\nCheck the network, a proxy (HTTPS_PROXY) and `npm config get registry`, then run the same command again.";
  }
  if (/EUSAGE|in sync/.test(output)) {
    return "package.json and package-lock.json do not fit together.\nRun `npm install` once and commit the lockfile, or take both from the repository again.";
  }
  return `npm could not install the packages:\n${output.trim().split("\n").slice(-15).join("\n")}`;
}

/** @param {string} root */
function full(root) {
  return `The disk that holds ${root} is full.`;
}

/** @param {string} root */
function readOnly(root) {
  return `The folder ${root} cannot be written.\nMove the project to a folder of your own, or give this account the right to write there.`;
}
