import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { openConnection } from "#lib/db/connection/index.ts";
import { chooseAccount } from "#lib/db/embedded/account.ts";
import { startThrowawayPostgres } from "#lib/db/embedded/throwaway.ts";

const hasOpenSsl = spawnSync("openssl", ["version"]).status === 0;
if (!hasOpenSsl) process.stderr.write("openssl is not installed here: connections with TLS were not tried.\n");

const folder = mkdtempSync(join(tmpdir(), "tls-"));
const certificate = join(folder, "server.crt");
const key = join(folder, "server.key");
if (hasOpenSsl) makeCertificate();
const files = { ssl: "on", ssl_cert_file: certificate, ssl_key_file: key };
const postgres = await startThrowawayPostgres(hasOpenSsl ? files : {});
const withoutTls = await startThrowawayPostgres();
afterAll(async () => {
  await postgres.stop();
  await withoutTls.stop();
  rmSync(folder, { recursive: true });
});

const trusted = `&sslrootcert=${encodeURIComponent(certificate)}`;
const tried: [mode: string, encrypted: boolean][] = [
  ["require", true],
  ["prefer", true],
  ["allow", true],
  ["disable", false],
  [`verify-full${trusted}`, true],
  [`verify-ca${trusted}`, true],
];

if (hasOpenSsl) {
  test.each(tried)(
    "sslmode=%s connects to a server of its own certificate, without a warning",
    async (mode, encrypted) => {
      const warned = vi.spyOn(process, "emitWarning");
      expect(await isEncrypted(`${postgres.url}?sslmode=${mode}`)).toBe(encrypted);
      expect(warned).not.toHaveBeenCalled();
    },
  );

  test("verify-full refuses a certificate that nobody vouches for", async () => {
    await expect(isEncrypted(`${postgres.url}?sslmode=verify-full`)).rejects.toThrow(/self-signed certificate/);
  });

  test("one server of several is reached with TLS too", async () => {
    const several = postgres.url.replace("@", "@127.0.0.1:1,");
    expect(await isEncrypted(`${several}?sslmode=verify-full${trusted}`)).toBe(true);
  });
}

test("a server without TLS is taken where the address allows it, and only there", async () => {
  for (const mode of ["prefer", "allow"]) expect(await isEncrypted(`${withoutTls.url}?sslmode=${mode}`)).toBe(false);
  await expect(isEncrypted(`${withoutTls.url}?sslmode=require`)).rejects.toThrow(/does not support SSL/);
});

async function isEncrypted(url: string): Promise<boolean | undefined> {
  const client = await openConnection(url, { statementMs: 3000 });
  try {
    const { rows } = await client.query<{ ssl: boolean }>("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
    return rows[0]?.ssl;
  } finally {
    await client.end();
  }
}

/** For 127.0.0.1, vouched for by itself; readable by the account that runs PostgreSQL and nobody else. */
function makeCertificate(): void {
  const names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const files = ["-keyout", key, "-out", certificate];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...names, ...files], {
    stdio: "ignore",
  });
  const account = chooseAccount(folder);
  chmodSync(folder, 0o711);
  chmodSync(key, 0o600);
  if (account !== null) for (const file of [certificate, key]) chownSync(file, account.uid, account.gid);
}
