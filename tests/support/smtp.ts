import type { AddressInfo } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type Received = { from: string; to: string[]; raw: string; mail: Email };

/** A real SMTP server on a free port. `answer` decides the result once a whole message has arrived. */
export async function startSmtp(
  answer: (count: number, hangUp: () => void) => Error | "silence" | undefined = () => undefined,
): Promise<{ url: string; received: Received[]; stop: () => Promise<void> }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    closeTimeout: 100,
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", async () => {
        const raw = Buffer.concat(parts).toString("utf8");
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
        received.push({ from, to, raw, mail: await PostalMime.parse(raw) });
        const hangUp = () => {
          for (const connection of server.connections as Set<{ close: () => void }>) connection.close();
        };
        const reply = answer(received.length, hangUp);
        if (reply !== "silence") callback(reply);
      });
    },
    onRcptTo({ address }, _session, callback) {
      const gone = Object.assign(new Error(`no such mailbox ${address}`), { responseCode: 550 });
      callback(address.startsWith("gone") ? gone : undefined);
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
