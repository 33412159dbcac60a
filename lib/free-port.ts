import { createServer } from "node:net";

/** The wanted port of this machine when it is free at the moment; otherwise, or without a wish, any that is. */
export function freePort(wanted = 0, host = "localhost"): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => (wanted === 0 ? reject(error) : resolve(freePort(0, host))));
    probe.listen(wanted, host, () => {
      const address = probe.address();
      const port = typeof address === "object" ? address?.port : undefined;
      probe.close(() => (port === undefined ? reject(new Error("No port was given.")) : resolve(port)));
    });
  });
}
