import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { makeKeys } from "../../crypto/keys.ts";
import { writeDurably } from "../../durable-file.ts";
import { SetupError, systemCodeOf } from "../../operator-error.ts";
import { print, relativePath } from "../terminal/print.ts";

/**
 * `privacy keys <new folder>`: a new set of keys, one file for each process, readable by its owner only. No key is
 * shown.
 */
export async function makeKeyFiles(args: string[]): Promise<void> {
  const [folder] = args;
  if (folder === undefined || args.length > 1) {
    throw new SetupError("Give a folder that does not exist yet: npm run privacy -- keys <new folder>");
  }
  create(folder);
  const { deliverySecret, ...roles } = makeKeys();
  for (const [role, variables] of Object.entries(roles)) {
    const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
    writeDurably(join(folder, `${role}.env`), lines.join(""));
  }
  writeDurably(join(folder, "delivery.secret"), `${deliverySecret}\n`);
  print(`Keys are in ${relativePath(folder)}:`);
  print("  web.env          for the web process");
  print("  worker.env       for the worker only");
  print("  build.env        for the build and the web process");
  print("  delivery.secret  for no server: store it offline now, in two places; without it nothing can be delivered");
  print();
  print("To replace keys in use: keep the earlier worker.env and delivery.secret, give the processes the new");
  print("files, then run npm run privacy -- renew --key <earlier worker.env> --key <new worker.env>.");
}

function create(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    throw new SetupError(
      systemCodeOf(error) === "EEXIST"
        ? `${relativePath(folder)} already exists. Give a new folder: keys are never overwritten.`
        : `The folder ${relativePath(folder)} cannot be created (${systemCodeOf(error)}).`,
    );
  }
}
