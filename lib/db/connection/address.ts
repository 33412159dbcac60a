import { SetupError } from "../../operator-error.ts";

/** A database URL: one server, or several of which one accepts writes. */
export type DatabaseAddress = {
  /** The URL for pg. With several hosts it contains a placeholder. */
  connectionString: string;
  /** In the order of the URL. Empty with a single host or a socket: pg then uses `connectionString`. */
  hosts: Host[];
  /** Whether a read-only server must not be used. */
  mustWrite: boolean;
  /** Whether a server without TLS may be used (`sslmode=prefer` and `allow`). */
  plainIsFine: boolean;
};

export type Host = { host: string; port: number };

const SHAPE = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)([^/?#@]*)(\/[^?#]*)?(?:\?([^#]*))?$/i;
const HOST = /^(?:\[([^\]]+)\]|([^:[\]]*))(?::(\d+))?$/;
const DEFAULT_PORT = 5432;

/**
 * Parses a database URL as libpq does: several hosts separated by commas, `target_session_attrs`, and `sslmode` with libpq's
 * meaning (`require` encrypts but does not check the certificate; `verify-full` checks it).
 * @throws SetupError that never quotes the URL, because it contains a password
 */
export function readAddress(url: string): DatabaseAddress {
  const [, start, authority = "", path = "", query = ""] = SHAPE.exec(url) ?? wrong("it has no such form");
  const params = new URLSearchParams(query);
  const names = params.get("host")?.split(",") ?? authority.split(",");
  const attributes = params.get("target_session_attrs");
  const several = names.length > 1;
  checkAttributes(attributes);
  const mode = applyLibpqModes(params);
  const hosts = several ? readHosts(names, params.get("port")?.split(",") ?? [], !params.has("host")) : [];
  params.delete("target_session_attrs");
  if (several) for (const name of ["host", "port"]) params.delete(name);
  const rest = params.size > 0 ? `?${params}` : "";
  return {
    connectionString: `${start}${several ? "127.0.0.1" : authority}${path}${rest}`,
    hosts,
    mustWrite: several || (attributes !== null && attributes !== "any"),
    plainIsFine: mode === "prefer" || mode === "allow",
  };
}

/** The hosts of a URL for a message, without the password: `one.example.org:5432, two.example.org:5433`. */
export function nameHosts({ connectionString, hosts }: DatabaseAddress): string {
  if (hosts.length > 0) return hosts.map(({ host, port }) => `${host}:${port}`).join(", ");
  const [, , authority, , query] = SHAPE.exec(connectionString) ?? [];
  const params = new URLSearchParams(query);
  const [, v6, name, port] = HOST.exec(authority ?? "") ?? [];
  return `${params.get("host") ?? v6 ?? (name || "localhost")}:${params.get("port") ?? port ?? DEFAULT_PORT}`;
}

function readHosts(names: string[], ports: string[], withPorts: boolean): Host[] {
  return names.map((name, at) => {
    const [, v6, plain, own] =
      (withPorts ? HOST.exec(name) : [name, undefined, name, undefined]) ?? wrong("a host in it");
    const port = Number(own ?? ports[ports.length === 1 ? 0 : at] ?? DEFAULT_PORT);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) wrong("a port in it");
    return { host: decodeURIComponent(v6 ?? plain ?? "") || "localhost", port };
  });
}

function checkAttributes(attributes: string | null): void {
  if (attributes === null || ["any", "read-write", "primary"].includes(attributes)) return;
  throw new SetupError(
    "The database's address asks for target_session_attrs=read-only, standby or something unknown. The site writes: use read-write, or leave it out.",
  );
}

/** pg treats every mode as verify-full and warns that this will change; with `uselibpqcompat` it uses libpq's meaning. */
function applyLibpqModes(params: URLSearchParams): string | null {
  const mode = params.get("sslmode");
  if (mode === "allow") params.set("sslmode", "prefer");
  if (mode !== null && ["allow", "prefer", "require", "verify-ca"].includes(mode)) params.set("uselibpqcompat", "true");
  if (params.get("sslrootcert") === "system") params.delete("sslrootcert"); // Node uses its own list of certificate authorities
  return mode;
}

function wrong(what: string): never {
  throw new SetupError(
    `The database's address is not right (${what}).\nWrite it as postgresql://user:password@host:5432/database, with several hosts as host1:5432,host2:5432; characters such as / ? # @ in a password as %2F %3F %23 %40.`,
  );
}
