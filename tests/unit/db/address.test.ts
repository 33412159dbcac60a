import { describe, expect, test } from "vitest";
import { nameHosts, readAddress } from "#lib/db/connection/address.ts";

const base = "postgresql://user:p%40ss@";

describe("one host is left to pg as written", () => {
  test.each([
    `${base}db.example.org:5432/campaign`,
    `${base}db.example.org/campaign`,
    `${base}[2001:db8::1]:5433/campaign`,
    `${base}db.example.org/campaign?options=-c%20search_path%3Dpublic`,
    "postgres://user@db.example.org/campaign",
    `${base}/campaign?host=/var/run/postgresql`,
    "postgresql:///campaign?host=/var/run/postgresql",
    `${base}db.example.org/campaign?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem`,
  ])("%s", (url) => {
    const { connectionString, hosts, mustWrite } = readAddress(url);
    const same = (text: string) => decodeURIComponent(text.replaceAll("+", "%20"));
    expect(same(connectionString)).toBe(same(url));
    expect({ hosts, mustWrite }).toEqual({ hosts: [], mustWrite: false });
  });
});

describe("several hosts are read in their order", () => {
  const two = [
    { host: "one.example.org", port: 5432 },
    { host: "two.example.org", port: 5433 },
  ];
  test.each([
    [`${base}one.example.org:5432,two.example.org:5433/campaign`, two],
    [`${base}one.example.org,two.example.org:5433/campaign?target_session_attrs=read-write`, two],
    [`${base}one.example.org,two.example.org:5433/campaign?target_session_attrs=any`, two],
    [`${base}/campaign?host=one.example.org,two.example.org&port=5432,5433`, two],
    [`${base}/campaign?host=one.example.org,two.example.org&port=5433`, two.map(({ host }) => ({ host, port: 5433 }))],
    [
      `${base}[2001:db8::1]:5433,[2001:db8::2]/campaign`,
      [
        { host: "2001:db8::1", port: 5433 },
        { host: "2001:db8::2", port: 5432 },
      ],
    ],
    [
      `${base}/campaign?host=/run/one,/run/two`,
      [
        { host: "/run/one", port: 5432 },
        { host: "/run/two", port: 5432 },
      ],
    ],
  ])("%s", (url, hosts) => {
    const read = readAddress(url);
    expect(read).toMatchObject({ hosts, mustWrite: true });
    expect(new URL(read.connectionString).pathname).toBe("/campaign");
  });
});

test("a single host may be asked to take writes", () => {
  expect(readAddress(`${base}db.example.org/campaign?target_session_attrs=primary`)).toMatchObject({ mustWrite: true });
});

test.each([
  ["require", "require", "true"],
  ["prefer", "prefer", "true"],
  ["allow", "prefer", "true"],
  ["verify-ca", "verify-ca", "true"],
  ["verify-full", "verify-full", null],
  ["disable", "disable", null],
])("sslmode=%s has the meaning that PostgreSQL gives it", (given, mode, compatible) => {
  const params = new URL(readAddress(`${base}db.example.org/campaign?sslmode=${given}`).connectionString).searchParams;
  expect([params.get("sslmode"), params.get("uselibpqcompat")]).toEqual([mode, compatible]);
});

test.each([
  "mysql://user:hidden@db.example.org/campaign",
  "user:hidden@db.example.org/campaign",
  "postgresql://user:hidden@one:99999,two/campaign",
  "postgresql://user:hidden@one:port,two/campaign",
  "postgresql://user:hidden@one,two/campaign?target_session_attrs=read-only",
])("what cannot be used is refused without the password: %s", (url) => {
  expect(() => readAddress(url)).toThrow(expect.objectContaining({ name: "SetupError" }));
  expect(() => readAddress(url)).not.toThrow(/hidden/);
});

test.each([
  [`${base}db.example.org/campaign`, "db.example.org:5432"],
  [`${base}one:5433,two/campaign`, "one:5433, two:5432"],
  [`${base}/campaign?host=/run/postgresql`, "/run/postgresql:5432"],
])("hosts are named without user and password", (url, named) => {
  expect(nameHosts(readAddress(url))).toBe(named);
});
