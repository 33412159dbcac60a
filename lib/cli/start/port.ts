import { createServer } from "node:net";
import { SetupError, systemCodeOf } from "../../operator-error.ts";

export { freePort } from "../../free-port.ts";

/**
 * Checks that the site can listen on this port, before any slow step.
 * @throws SetupError when the port is taken or forbidden, or when the address does not belong to this machine
 */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(explain(systemCodeOf(error), host, port) ?? error));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function explain(code: string, host: string, port: number): SetupError | null {
  const other = `choose another port:\n  PORT=${port < 65_535 ? port + 1 : 3000} npm start`;
  switch (code) {
    case "EADDRINUSE":
      return new SetupError(`Port ${port} is taken by another program.\nStop that program, or ${other}`);
    case "EACCES":
      return new SetupError(
        `This account may not use port ${port}; ports below 1024 are the system's.\nYou can ${other}`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new SetupError(
        `HOST=${host} is not an address of this machine.\nUse localhost, or 0.0.0.0 for all its addresses.`,
      );
    default:
      return null;
  }
}
