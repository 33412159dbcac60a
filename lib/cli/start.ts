import { join } from "node:path";
import { environment, isProduction } from "../env.ts";
import { whenParentIsGone } from "../parent.ts";
import { loadEnvironmentFile } from "./load-environment.ts";
import { linksToDrafts } from "./petition/preview.ts";
import { outboxAddress, type Site, startSite } from "./start/site.ts";
import { duration, errorText, print, printError, relativePath } from "./terminal/print.ts";

/** `npm start` and `npm run dev`: the whole site on this machine, until Ctrl-C, SIGTERM or the end of npm. */

const begun = performance.now();
const interrupted = new AbortController();
let site: Site | undefined;

loadEnvironmentFile();
// The reader of our output may end first; the rest must still be stopped in order.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
process.on("SIGINT", interrupt);
process.on("SIGTERM", interrupt);
// npm may be ended by kill -9, which sends no signal on.
if (environment().npm_lifecycle_event !== undefined) whenParentIsGone(() => !interrupted.signal.aborted && interrupt());

try {
  site = await startSite({
    variables: environment(),
    dev: process.argv.includes("--dev"),
    interrupted: interrupted.signal,
    print,
  });
  await announce(site);
  const code = await Promise.race([site.ended, whenInterrupted()]);
  if (!interrupted.signal.aborted) printError(`The web process stopped by itself (code ${code}).`);
  await site.stop();
  process.exit(interrupted.signal.aborted ? 0 : code || 1);
} catch (error) {
  if (!interrupted.signal.aborted) printError(errorText(error));
  process.exit(interrupted.signal.aborted ? 0 : 1);
}

/** The first Ctrl-C lets running requests and mails finish; the second does not wait for them. */
function interrupt(): void {
  if (interrupted.signal.aborted) {
    site?.kill();
    return;
  }
  print("Stopping …");
  interrupted.abort();
}

function whenInterrupted(): Promise<number> {
  return new Promise((resolve) => {
    if (interrupted.signal.aborted) resolve(0);
    interrupted.signal.addEventListener("abort", () => resolve(0), { once: true });
  });
}

async function announce({ address, env }: Site): Promise<void> {
  print(`Ready in ${duration(performance.now() - begun)}.`);
  print();
  print(`  The site:  ${address}`);
  print(
    env.SMTP_URL === undefined
      ? `  Its mail:  kept in ${relativePath(join(env.DATA_DIR, "outbox"))}; read it at ${outboxAddress(env)}`
      : `  Its mail:  is sent through ${new URL(env.SMTP_URL).hostname}`,
  );
  for (const { petition, links } of await linksToDrafts(env))
    print(`  A draft:   ${petition}, only at ${links.join(" and ")}`);
  if (!isProduction(env))
    print("  A trial:   for a public site set NODE_ENV=production; it then checks that nothing is missing.");
  print("  Stop it with Ctrl-C.");
  print();
}
