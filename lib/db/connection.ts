import pg from "pg";

/** How long and how patiently a client works; times in milliseconds, everything passed on to pg. */
export type ConnectionOptions = Omit<pg.PoolConfig, "Client" | "connectionString" | "host" | "port">;

/**
 * What every session shows, whatever zone and style the server, database or role is set to: Prisma's adapter reads and
 * writes moments without their offset. Sent at the start of the session, because PgBouncer keeps these two for each of
 * its clients, also in transaction mode, where a later SET would reach somebody else.
 */
const SESSION = { DateStyle: "ISO, MDY", TimeZone: "UTC" };
const UTC = /^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu|Universal)$/i;

/** The part of pg's client that its types leave out. */
type Startup = { getStartupConf(): Record<string, string> };

type Report = { parameterName: string; parameterValue: string };

/** One connection to the campaign's database: its session is in UTC, or it is refused. */
class CampaignClient extends pg.Client {
  #zone: string | undefined;

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.connection.on("parameterStatus", ({ parameterName, parameterValue }: Report) => {
      if (parameterName === "TimeZone") this.#zone = parameterValue;
    });
  }

  getStartupConf(): Record<string, string> {
    const stock = (pg.Client.prototype as unknown as Startup).getStartupConf.call(this);
    return { ...stock, ...SESSION };
  }

  override connect(callback?: unknown): never {
    const connected = this.#open();
    if (typeof callback !== "function") return connected as never;
    connected.then(
      () => callback(null, this),
      (error: unknown) => callback(error),
    );
    return undefined as never;
  }

  async #open(): Promise<this> {
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

/** Settings for a pool of such connections: for Prisma's adapter, for pg-boss, for `pg.Pool`. */
export function poolConfig<T extends ConnectionOptions>(url: string, options: T) {
  return { ...options, connectionString: url, Client: CampaignClient };
}

/** One connection of its own, connected; the caller ends it. */
export async function openConnection(url: string, options: ConnectionOptions = {}): Promise<pg.Client> {
  const client = new CampaignClient({ ...options, connectionString: url });
  client.on("error", () => undefined); // a connection that dies between two statements fails the next one: nothing else has to hear of it
  await client.connect();
  return client;
}
