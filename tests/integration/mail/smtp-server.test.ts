import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test, vi } from "vitest";
import type { Mail } from "#lib/mail/template.ts";

const mail: Mail = { fromName: "Right to Refuge", subject: "One press left", text: "a link", html: "<p>a link</p>" };

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
  vi.resetModules();
});

/** A mail server without STARTTLS that takes every login; `said` is what it received. */
async function serve(options: SMTPServerOptions = {}) {
  const said: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    closeTimeout: 100,
    onAuth: ({ username }, _session, done) => {
      said.push(`login ${username}`);
      done(null, { user: username });
    },
    onRcptTo: ({ address }, _session, done) => {
      said.push(`recipient ${address}`);
      done();
    },
    onData: (stream, _session, done) => {
      said.push("mail");
      stream.resume().on("end", () => done());
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, said };
}

/** Longer than the transport would wait before a second try of its own. */
const A_WHILE_MS = 500;
const aWhile = () => new Promise((resolve) => setTimeout(resolve, A_WHILE_MS));

/** Sends mails as a worker with this SMTP_URL would, one after the other. @returns what came of the last */
async function send(smtpUrl: string, mails = 1): Promise<string> {
  process.env.SMTP_URL = smtpUrl;
  vi.resetModules();
  const { openPost } = await import("#lib/mail/send.ts");
  const post = openPost();
  closing.push(async () => post.close());
  let outcome = "";
  for (let number = 1; number <= mails; number += 1)
    outcome = await post
      .send(`supporter-${number}@example.org`, mail, { job: `job-${number}`, signature: "signature" })
      .then(
        () => "sent",
        ({ reason, permanent }) => `${reason}${permanent ? " for good" : ""}`,
      );
  return outcome;
}

// 0.0.0.0 leads to this machine, and is no loopback address: as near to a server elsewhere as one machine allows.
test.each(["", "?ignoreTLS=true", "?requireTLS=false", "?opportunisticTLS=true&requireTLS=false&requireTLS=0"])(
  "a server elsewhere without STARTTLS gets neither login nor mail, whatever the address asks for (%j)",
  async (options) => {
    const { port, said } = await serve();
    expect(await send(`smtp://user:password@0.0.0.0:${port}/${options}`)).toBe("ETLS");
    expect(said).toEqual([]);
  },
);

test.each(["127.0.0.1", "127.9.9.9", "localhost", "LOCALHOST"])(
  "a server on this machine (%s) may go without",
  async (host) => {
    const { port, said } = await serve();
    expect(await send(`smtp://user:password@${host}:${port}`)).toBe("sent");
    expect(said).toEqual(["login user", "recipient supporter-1@example.org", "mail"]);
  },
);

const later = () => Object.assign(new Error("try again later"), { responseCode: 421 });

test.each<[string, SMTPServerOptions]>([
  ["greeting", { onConnect: (_session, done) => done(later()) }],
  ["MAIL FROM", { onMailFrom: (_address, _session, done) => done(later()) }],
  ["RCPT TO", { onRcptTo: (_address, _session, done) => done(later()) }],
  ["DATA", { onData: (stream, _session, done) => void stream.resume().on("end", () => done(later())) }],
])("a server that answers 421 to %s is left alone until the queue tries again", async (_, options) => {
  let connections = 0;
  const { port } = await serve({
    ...options,
    onConnect: (session, done) => {
      connections += 1;
      if (options.onConnect) options.onConnect(session, done);
      else done();
    },
  });
  expect(await send(`smtp://127.0.0.1:${port}`)).toBe("421");
  await aWhile();
  expect(connections).toBe(1);
});

test("a server that takes one mail and answers 421 to the next is left alone too", async () => {
  const tried: string[] = [];
  const { port } = await serve({
    onRcptTo: ({ address }, _session, done) => {
      tried.push(address);
      done(tried.length === 1 ? undefined : later());
    },
  });
  expect(await send(`smtp://127.0.0.1:${port}`, 2)).not.toBe("sent");
  await aWhile();
  expect(tried).toEqual(["supporter-1@example.org", "supporter-2@example.org"]);
});

test("a server that hangs up without a word is left alone too", async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on("error", () => undefined);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  expect(await send(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`)).toBe("ECONNECTION");
  await aWhile();
  expect(connections).toBe(1);
});
