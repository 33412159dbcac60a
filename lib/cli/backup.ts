import { join } from "node:path";
import { checkRecipients } from "../crypto/age.ts";
import { env } from "../env.ts";
import { readArguments } from "./arguments.ts";
import { backUp } from "./backup/write.ts";
import { loadEnvironmentFile } from "./load-environment.ts";
import { command, print, relativePath } from "./terminal/print.ts";
import { showProgress } from "./terminal/progress.ts";
import { withDatabase } from "./with-database.ts";

/**
 * `npm run backup -- --to age1… [--folder <folder>] [--only erasures]`: an encrypted copy of the database; it does not
 * contain the keys.
 */
await command(async () => {
  loadEnvironmentFile("team");
  const { valuesOf } = readArguments(process.argv.slice(2), ["to", "folder", "only"]);
  const recipients = valuesOf("to");
  checkRecipients(recipients);
  const folder = valuesOf("folder")[0] ?? join(env().DATA_DIR, "backups");
  const progress = showProgress("rows");
  await withDatabase(async (url) => {
    const order = {
      url,
      recipients,
      folder,
      erasuresOnly: valuesOf("only")[0] === "erasures",
      onProgress: progress.tell,
    };
    const { file, removed } = await backUp(order).finally(progress.end);
    print(`Written: ${relativePath(file)}`);
    for (const name of removed) print(`Removed, because it was too old: ${name}`);
    if (!order.erasuresOnly)
      print("It does not contain the keys: keep a copy of them elsewhere, or no one can decrypt the backup.");
  });
});
