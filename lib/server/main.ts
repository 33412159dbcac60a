import cluster from "node:cluster";
import { webProcesses } from "../env.ts";

// The web process, or several of them on one address. Started by `npm start`, or directly where the operator runs the
// database. Which of the two this is decides what it loads: the process that only watches others has no use for Next.
if (cluster.isPrimary && webProcesses() > 1) (await import("./cluster.ts")).runCluster(webProcesses());
else await import("./web-process.ts");
