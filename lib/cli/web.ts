import { join } from "node:path";
import { env, isProduction, setVariables } from "../env.ts";
import { nameSource } from "../log.ts";
import { SetupError } from "../operator-error.ts";
import { assertComplete } from "../production.ts";
import { NEXT_VARIABLES, NODE_READS_CONFIG } from "../server/next-contract.ts";
import { loadEnvironmentFile } from "./load-environment.ts";
import { isBuilt } from "./start/build.ts";
import { command } from "./terminal/print.ts";

/** `npm run web`: one web process on the pages that `npm run build` made, until SIGINT or SIGTERM. */
await command(async () => {
  loadEnvironmentFile("web");
  const mode = isProduction() ? "production" : "trial";
  assertComplete("web");
  if (env().DATABASE_URL === undefined)
    throw new SetupError("DATABASE_URL is not set: the web process starts no database. For a trial use `npm start`.");
  if (!isBuilt()) throw new SetupError("The pages are not built yet. Run `npm run build` first.");
  // Built pages need NODE_ENV=production on a trial too.
  setVariables({ ...NEXT_VARIABLES, ...NODE_READS_CONFIG, NODE_ENV: "production", SITE_MODE: mode });
  nameSource("web");
  process.chdir(join(import.meta.dirname, "../..")); // fonts and migrations are read from here
  await import("../server/main.ts");
});
