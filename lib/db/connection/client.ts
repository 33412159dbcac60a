import pg from "pg";
import type { DatabaseAddress } from "./address.ts";
import { direct, findServer, forgetServer, type Server } from "./find-server.ts";
import { limited, watch } from "./limits.ts";
import { rememberSession } from "./own-sessions.ts";
import { UtcClient } from "./session.ts";
import { isNameTrouble, named } from "./statement-names.ts";

const FIND_MS = 5000;

/** The time limits of a client. */
export type Limits = {
  /** The statement timeout; without it there is none. */
  statementMs?: number | undefined;
};

/** Makes a connection class for one database URL, for use in a pool. */
export function clientFor(address: DatabaseAddress, { statementMs }: Limits): typeof pg.Client {
  // Only who asked knows whether PgBouncer is in between, where the session of a named statement may be somebody else's.
  const mustAsk = address.mustWrite || address.plainIsFine || statementMs !== undefined;

  return class CampaignClient extends UtcClient {
    readonly #findMs: number;
    #server: Server = { host: null, plain: false, pooled: false };

    constructor(config?: pg.ClientConfig) {
      super({ ...config, connectionString: address.connectionString });
      this.#findMs = config?.connectionTimeoutMillis ? config.connectionTimeoutMillis / 2 : FIND_MS;
    }

    override getStartupConf(): Record<string, string> {
      const conf = super.getStartupConf();
      // PgBouncer refuses a session with this startup parameter, or ignores the parameter.
      return statementMs === undefined || this.#server.pooled
        ? conf
        : { ...conf, statement_timeout: String(statementMs) };
    }

    protected override async open(): Promise<this> {
      if (mustAsk) this.#server = await findServer(address, this.#findMs);
      if (this.connection.stream.destroyed) throw new Error("The connection was closed before it was established");
      direct(this, this.#server);
      try {
        await super.open();
        rememberSession(this, this.internals.processID);
        return this;
      } catch (error) {
        forgetServer(address);
        throw error;
      }
    }

    override query(...args: unknown[]): never {
      const [query, ...rest] = args;
      const callback = rest.at(-1);
      const given = this.#prepared(query);
      const ended = statementMs === undefined ? () => undefined : watch(this, statementMs, this.#server.pooled);
      const settle = (error: unknown) => {
        ended();
        this.#leaveReadOnly(error);
        if (isNameTrouble(error)) this.connection.stream.destroy();
      };
      const run = pg.Client.prototype.query as (...all: unknown[]) => unknown;
      if (typeof callback === "function") {
        const settleAndCall = (error: unknown, result: unknown) => {
          settle(error);
          callback(error, result);
        };
        return run.call(this, given, ...rest.slice(0, -1), settleAndCall) as never;
      }
      const result = run.call(this, given, ...rest);
      if (!(result instanceof Promise)) {
        ended(); // a cursor has no single end
        return result as never;
      }
      return result.then(
        (value) => {
          settle(undefined);
          return value;
        },
        (error: unknown) => {
          settle(error);
          throw error;
        },
      ) as never;
    }

    #prepared(query: unknown): unknown {
      if (!this.#server.pooled) return mustAsk ? named(query) : query;
      return statementMs === undefined ? query : limited(query, statementMs);
    }

    /** A primary that became a standby keeps its connections, but they cannot write. This closes them. */
    #leaveReadOnly(error: unknown): void {
      if (address.mustWrite && (error as { code?: unknown } | undefined)?.code === "25006")
        this.connection.stream.destroy();
    }
  };
}
