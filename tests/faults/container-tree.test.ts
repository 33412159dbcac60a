import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { buildSite } from "#lib/cli/start/build.ts";
import { buildEnvironment } from "#lib/cli/start/process-env.ts";
import { makeKeys } from "#lib/crypto/keys.ts";
import { startThrowawayPostgres } from "#lib/db/embedded/throwaway.ts";
import { migrate } from "#lib/db/migrate.ts";
import { freePort } from "#lib/free-port.ts";
import { makeLogins } from "#lib/harness/role-logins.ts";
import { visit } from "#lib/harness/visitor.ts";
import { canEnterTrees, makeTree, megabytes, putSecrets, startInTree } from "#tests/support/container-tree.ts";
import { addressOf, dataFolderOfThisFile, filledForm, inbox, page, press } from "#tests/support/running-site.ts";
import { startSmtp } from "#tests/support/smtp.ts";

/** The promise of part 4. */
const MEGABYTES_MAX = 400;
const children: ChildProcess[] = [];

if (canEnterTrees()) {
  dataFolderOfThisFile();
  const root = mkdtempSync(join(tmpdir(), "container-tree-"));
  chmodSync(root, 0o755);
  afterAll(async () => {
    for (const child of children) if (child.kill("SIGTERM")) await once(child, "exit");
    rmSync(root, { recursive: true, force: true });
  });
  await buildSite(buildEnvironment(), new AbortController().signal, () => undefined);
  makeTree(root);

  test("the tree of the image has at most 400 MB", () => {
    const size = megabytes(root);
    process.stderr.write(
      `The tree of the image: ${size} MB, of them node_modules ${megabytes(join(root, "site/node_modules"))}\n`,
    );
    expect(size).toBeGreaterThan(100);
    expect(size).toBeLessThanOrEqual(MEGABYTES_MAX);
  });

  test("web and worker run in it in production, unprivileged, read-only, each with its own secrets and rights: ready, signed, mailed, confirmed", async () => {
    const postgres = await startThrowawayPostgres();
    afterAll(() => postgres.stop());
    await migrate(postgres.url);
    const logins = await makeLogins(postgres.url);
    const smtp = await startSmtp();
    afterAll(() => smtp.stop());
    const keys = makeKeys();
    const port = await freePort();
    const address = `http://localhost:${port}`;
    const shared = {
      SITE_URL: "https://refuge-tree.ca",
      MAIL_FROM: "Refuge <hello@refuge-tree.ca>",
      POSTAL_ADDRESS: "10 Tree Street | Ottawa ON  K1A 0B1",
      CONTACT_EMAIL: "write@refuge-tree.ca",
      PRIVACY_EMAIL: "privacy@refuge-tree.ca",
      REPOSITORY_URL: "https://github.com/refuge-tree/site",
      DATA_DIR: "/data",
      SMTP_URL: smtp.url,
    };
    let said = "";
    const start = (program: string, secrets: Record<string, string>, variables: Record<string, string> = {}) => {
      const child = startInTree(root, program, { ...shared, ...putSecrets(root, program, secrets), ...variables });
      children.push(child);
      for (const stream of [child.stdout, child.stderr])
        stream?.on("data", (text: Buffer) => {
          said += text.toString();
        });
    };
    start(
      "lib/cli/web.ts",
      { ...keys.web, ...keys.build, DATABASE_URL: logins.web },
      { PORT: String(port), HOST: "localhost", TRUSTED_PROXIES: "1", WEB_PROCESSES: "1" },
    );
    await vi.waitFor(() => fetch(`${address}/healthz`), { timeout: 60_000, interval: 200 }).catch(() => undefined);
    expect(said).toContain("ready on port");
    start("lib/cli/worker.ts", { ...keys.worker, INDEX_KEY: keys.web.INDEX_KEY, DATABASE_URL: logins.worker });
    await vi.waitFor(
      async () => expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ ok: true, mail: "ok" }),
      { timeout: 60_000, interval: 500 },
    );
    const visitor = visit(address, "198.51.100.1");
    expect(await visitor.send(page, await filledForm(visitor, 1))).toMatchObject({ status: 303, location: inbox });
    await vi.waitFor(() => expect(smtp.received).toHaveLength(1), { timeout: 60_000, interval: 100 });
    expect(smtp.received[0]?.to).toEqual([addressOf(1)]);
    const [link = ""] = /\/en\/signatures\/\w+/.exec(smtp.received[0]?.mail.text ?? "") ?? [];
    expect(await press(visitor, link)).toBe(303);
    expect((await (await fetch(`${address}/api/petitions/bill-c-2`)).json()).confirmed).toBe(1);
    expect(said).not.toMatch(/EROFS|EACCES|EPERM|"level":"error"/);
  });
} else test("no tree of a container can be entered here", () => expect(canEnterTrees()).toBe(false));
