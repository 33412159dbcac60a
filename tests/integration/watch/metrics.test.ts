import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { closeDb, db } from "#lib/db/index.ts";
import { serveMetrics } from "#lib/metrics/serve.ts";
import { count } from "#lib/metrics.ts";
import { readFigures } from "#lib/watch/read-figures.ts";
import { asAdministrator, databaseOfThisFile } from "#tests/support/database.ts";
import { patience } from "#tests/support/patience.ts";
import { hasPrometheus, promtool } from "#tests/support/prometheus.ts";

const { url } = await databaseOfThisFile();

/** Whether the database of this file takes connections. */
function letConnect(may: boolean): Promise<void> {
  return asAdministrator(`ALTER DATABASE ${new URL(url).pathname.slice(1)} WITH ALLOW_CONNECTIONS ${may}`);
}

beforeEach(async () => {
  await db().tally.deleteMany();
});

async function metricsOfThisTest() {
  const served = await serveMetrics("web", readFigures, { host: "127.0.0.1", port: 0 });
  onTestFinished(() => served.stop());
  return { ...served, read: async () => (await fetch(`http://127.0.0.1:${served.port}/metrics`)).text() };
}

test("a petition is named from ten confirmed signatures on, and each of its states from ten on", async () => {
  await db().tally.createMany({
    data: [
      { petition: "nine", confirmed: 9, pending: 5000 },
      { petition: "ten", confirmed: 10, pending: 9, held: 11 },
      // People who asked for news without signing.
      { petition: "news:", confirmed: 500 },
      { petition: "news:ten", confirmed: 500 },
    ],
  });
  const text = await (await metricsOfThisTest()).read();
  expect(text).not.toContain("nine");
  expect(text.match(/^refuge_petition_signatures.*$/gm)).toEqual([
    'refuge_petition_signatures{petition="ten",state="confirmed"} 10',
    'refuge_petition_signatures{petition="ten",state="held"} 11',
  ]);
});

test("the queue is counted by state, with the age of its oldest mail", async () => {
  await db().$executeRaw`
    INSERT INTO jobs.job (name, data, state, start_after, created_on) VALUES
      ('mail', '{}', 'created', now() - interval '90 seconds', now() - interval '90 seconds'),
      ('mail', '{}', 'created', now() + interval '1 hour', now()), ('mail', '{}', 'failed', now(), now())`;
  const text = await (await metricsOfThisTest()).read();
  for (const [state, value] of Object.entries({ waiting: 1, delayed: 1, retrying: 0, sending: 0, failed: 1 }))
    expect(text).toContain(`refuge_mail_queue{state="${state}"} ${value}`);
  expect(text).toMatch(/^refuge_mail_oldest_seconds 9\d$/m);
  expect(text).toContain("refuge_mails_given_up 1");
});

test("without a database the process still tells its own figures, and says that the database is away", async () => {
  const { read } = await metricsOfThisTest();
  count("signing", { outcome: "failed" });
  await closeDb();
  await letConnect(false);
  onTestFinished(() => letConnect(true));
  const text = await read();
  expect(text).toContain("refuge_database_up 0");
  expect(text).toContain('refuge_signings_total{outcome="failed"} 1');
  expect(text).not.toMatch(/^refuge_mail_oldest_seconds /m);
});

test("nothing is counted before the port is open, and nothing after it is closed", async () => {
  count("limit", { limit: "mail" });
  const first = await metricsOfThisTest();
  expect(await first.read()).not.toContain("refuge_limits_hit_total{");
  count("limit", { limit: "mail" });
  expect(await first.read()).toContain('refuge_limits_hit_total{limit="mail"} 1');
  await first.stop();
  await expect(first.read()).rejects.toThrow();
});

test.runIf(hasPrometheus())("the checker of Prometheus accepts every figure, and the alert rules", async () => {
  count("mail", { kind: "link", result: "sent" });
  const { read } = await metricsOfThisTest();
  await vi.waitFor(async () => expect(await read()).toContain("nodejs_eventloop_lag_p99_seconds"), patience);
  expect(promtool(["check", "metrics"], await read())).toEqual({ code: 0, said: "" });
  expect(promtool(["check", "metrics"], "refuge_broken{ 1\n").code).not.toBe(0);
  expect(promtool(["check", "rules", join("lib", "deploy", "prometheus-rules.yaml")]).code).toBe(0);
});

test("a port that is taken is said in plain words", async () => {
  const { port } = await metricsOfThisTest();
  await expect(serveMetrics("web", readFigures, { host: "127.0.0.1", port })).rejects.toThrow(
    /EADDRINUSE.*METRICS_PORT/,
  );
});
