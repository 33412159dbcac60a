import { buildSite } from "./start/build.ts";
import { buildEnvironment } from "./start/process-env.ts";
import { command, print } from "./terminal/print.ts";

/**
 * `npm run build`: the pages, for every site that will ever serve them. It reads neither `.env` nor a key nor an address,
 * and touches no database.
 */
await command(async () => {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  const isNew = await buildSite(buildEnvironment(), stop.signal, print);
  if (!isNew) print("The build is up to date.");
});
