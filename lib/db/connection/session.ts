import pg from "pg";

/**
 * What every session shows, whatever zone and style the server, database or role is set to: Prisma's adapter reads and
 * writes moments without their offset. Sent at the start of the session, because PgBouncer keeps these two for each of
 * its clients, also in transaction mode, where a later SET would reach somebody else.
 */
const SESSION = { DateStyle: "ISO, MDY", TimeZone: "UTC" };
const UTC = /^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu|Universal)$/i;

/** What pg's client has and its types leave out. */
export type Internals = {
  getStartupConf(): Record<string, string>;
  processID: number;
  secretKey: number;
  ssl: unknown;
  connection: { ssl: unknown };
};

type Report = { parameterName: string; parameterValue: string };

/** A connection whose session is in UTC, or is refused. */
export class UtcClient extends pg.Client {
  #zone: string | undefined;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // An error event without a listener would end the process, and between two statements nobody listens: a server that
    // stops says so then. The next statement fails.
    this.on("error", () => undefined);
    this.connection.on("parameterStatus", ({ parameterName, parameterValue }: Report) => {
      if (parameterName === "TimeZone") this.#zone = parameterValue;
    });
  }

  /** What pg keeps to itself. */
  get internals(): Internals {
    return this as unknown as Internals;
  }

  getStartupConf(): Record<string, string> {
    return { ...(pg.Client.prototype as unknown as Internals).getStartupConf.call(this), ...SESSION };
  }

  override connect(callback?: unknown): never {
    const connected = this.open();
    if (typeof callback !== "function") return connected as never;
    connected.then(
      () => callback(null, this),
      (error: unknown) => callback(error),
    );
    return undefined as never;
  }

  /** @throws WrongZone when the session is not in UTC all the same */
  protected async open(): Promise<this> {
    await super.connect();
    if (this.#zone === undefined || UTC.test(this.#zone)) return this;
    await this.end();
    throw new WrongZone(this.#zone);
  }
}

/** Something between us and the server swallowed the zone: every moment read would be wrong by hours. */
class WrongZone extends Error {
  override name = "WrongZone";
  readonly code = "WRONG_ZONE";

  constructor(zone: string) {
    super(
      `The connection to PostgreSQL shows the time of ${zone}, although UTC was asked for. Something between here and the server drops the parameter TimeZone; ALTER ROLE … SET timezone = 'UTC' helps.`,
    );
  }
}
