import pg from "pg";
import type { UtcClient } from "./session.ts";

/** How much later than the server we give up on a statement ourselves. */
const GIVE_UP_AFTER_MS = 400;
const CANCEL_MS = 500;

/** A statement that took too long; named as the server itself does it, with its code. */
class StatementTimeout extends Error {
  override name = "StatementTimeout";
  readonly code = "57014";
  readonly severity = "ERROR";

  constructor() {
    super("The statement took too long");
  }
}

/**
 * Ends a statement that runs too long, seen from here: through PgBouncer by asking for its cancellation, since a pool
 * takes no statement_timeout; on any connection by dropping it when not even that is answered.
 * @returns ends the watch; to be called when the statement has ended
 */
export function watch(client: UtcClient, statementMs: number, pooled: boolean): () => void {
  // Within a transaction the limit is set on the server (see `limited`), and a late cancellation could hit its ROLLBACK.
  const askForEnd = () => {
    if (client.getTransactionStatus() === "I") void cancel(client);
  };
  const drop = () => client.connection.stream.destroy(new StatementTimeout());
  // One that had to wait for its turn in the pool may only just have begun: dropped alone it would run on.
  const giveUp = () => (pooled ? cancel(client).then(drop) : drop());
  const cancelling = pooled ? setTimeout(askForEnd, statementMs) : undefined;
  const givingUp = setTimeout(giveUp, statementMs + GIVE_UP_AFTER_MS);
  return () => {
    clearTimeout(cancelling);
    clearTimeout(givingUp);
  };
}

/** The statement that begins a transaction, with the limit that holds until its end: the only kind that a pool keeps. */
export function limited(query: unknown, statementMs: number): unknown {
  if (query === "BEGIN") return `BEGIN; SET LOCAL statement_timeout = ${statementMs}`;
  if (typeof query !== "object" || query === null || !("text" in query) || query.text !== "BEGIN") return query;
  return { ...query, text: `BEGIN; SET LOCAL statement_timeout = ${statementMs}` };
}

type Cancelling = pg.Connection & {
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processID: number, secretKey: number): void;
};

/**
 * Interrupts what a connection does, as the protocol wants it: on a connection of its own, with the number and the secret
 * of the other. Resolves when the request was taken, or has not been within a moment.
 */
function cancel(client: UtcClient): Promise<void> {
  const { ssl, processID, secretKey } = client.internals;
  const connection = new pg.Connection({ ssl: ssl as pg.ClientConfig["ssl"] }) as Cancelling;
  const { promise, resolve } = Promise.withResolvers<void>();
  connection.on("error", () => resolve());
  connection.on("end", () => resolve());
  connection.on("connect", () => (ssl ? connection.requestSsl() : connection.cancel(processID, secretKey)));
  connection.on("sslconnect", () => connection.cancel(processID, secretKey));
  if (client.host.startsWith("/")) connection.connect(`${client.host}/.s.PGSQL.${client.port}`);
  else connection.connect(client.port, client.host);
  setTimeout(resolve, CANCEL_MS).unref();
  return promise.then(() => void connection.stream.destroy());
}
