import cluster from "node:cluster";
import { webProcesses } from "../env.ts";
import { assertComplete } from "../production.ts";

// The web process, or several of them on one address. Started by `npm start`, or directly where the operator runs the
// database. Which of the two this is decides what it loads: the process that only watches others has no use for Next.

// Before any other process is started, so that the operator is told once, and not by each of them.
if (cluster.isPrimary) refuseUnlessComplete();
if (cluster.isPrimary && webProcesses() > 1) (await import("./cluster.ts")).runCluster(webProcesses());
else await import("./web-process.ts");

function refuseUnlessComplete(): void {
  try {
    assertComplete("web");
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n\n`);
    process.exit(1);
  }
}
