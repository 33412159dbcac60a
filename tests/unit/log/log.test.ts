import { describe, expect, test, vi } from "vitest";
import { codeOf, sqlStateOf } from "#lib/log/error-code.ts";
import { createThrottle } from "#lib/log/throttle.ts";
import { createLog, type Log } from "#lib/log.ts";

/** A log into memory, with a clock of its own. */
function aLog(level = "info") {
  const lines: Record<string, unknown>[] = [];
  let ms = 0;
  const write = (line: string) => void lines.push(JSON.parse(line));
  const log = createLog(
    { write },
    level,
    () => ({ from: "web", request: "request-1" }),
    createThrottle(() => ms),
  );
  const pass = (by: number) => {
    ms += by;
  };
  return { lines, log, pass };
}

/** As code that got round the types would call it. */
const untyped = (log: Log) => log.error as (...args: unknown[]) => void;

test("a line has time, level, source, request and its own fields", () => {
  const { lines, log } = aLog();
  log.warn({ event: "mail", job: "0190c0de-0000-7000-8000-000000000001", petition: "bill-c-2", code: "ESOCKET" });
  expect(lines).toEqual([
    {
      level: "warn",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      from: "web",
      request: "request-1",
      event: "mail",
      job: "0190c0de-0000-7000-8000-000000000001",
      petition: "bill-c-2",
      code: "ESOCKET",
    },
  ]);
});

describe("nobody's data passes", () => {
  const person = "amina@example.org";
  const token = "k3".repeat(29);

  test.each([
    ["fields that are not on the list", [{ event: "x", email: person, name: "Amina", ip: "203.0.113.9", body: {} }]],
    ["an error, whose message quotes", [new Error(`${person} is taken`)]],
    ["an error as a field", [{ event: "x", err: new Error(person), error: new Error(person) }]],
    ["a message", [{ event: "x" }, `for ${person}`]],
    ["a text with places to fill", ["sent to %s", person]],
    ["an object in a field of the list", [{ event: "x", petition: { email: person }, difference: { a: person } }]],
    ["an address in a field of the list", [{ event: "x", code: person, reason: `550 <${person}> unknown` }]],
    ["a token in a field of the list", [{ event: "x", path: `/en/signatures/${token}`, code: token }]],
  ])("%s", (_, args) => {
    const { lines, log } = aLog();
    untyped(log)(...args);
    expect(lines).toHaveLength(1);
    const written = JSON.stringify(lines);
    for (const secret of [person, "amina", "Amina", "203.0.113.9", token]) expect(written).not.toContain(secret);
  });
});

describe("a line that repeats", () => {
  test("is written five times in ten seconds, and then counted", () => {
    vi.useFakeTimers();
    const { lines, log, pass } = aLog();
    for (let at = 0; at < 1_000; at += 1)
      log.error({ event: "failed", doing: "sign", code: "P2010", petition: `p-${at}` });
    log.error({ event: "failed", doing: "confirm", code: "P2010" });
    expect(lines).toHaveLength(6);
    pass(10_000);
    vi.advanceTimersByTime(10_000);
    expect(lines.at(-1)).toMatchObject({ event: "failed", doing: "sign", code: "P2010", repeated: 995 });
    expect(lines.at(-1)).not.toHaveProperty("petition");
    log.error({ event: "failed", doing: "sign", code: "P2010" });
    expect(lines).toHaveLength(8);
    vi.useRealTimers();
  });

  test("is ordinary work while nothing is wrong: each mail that left has its line", () => {
    const { lines, log } = aLog();
    for (let at = 0; at < 100; at += 1) log.info({ event: "mail", result: "sent", job: `j-${at}` });
    expect(lines).toHaveLength(100);
  });
});

test("LOG_LEVEL decides what is written", () => {
  const { lines, log } = aLog("warn");
  log.info({ event: "started" });
  log.debug({ event: "answered" });
  expect(lines).toEqual([]);
});

test("an error is known by its code, the database's own beside it", () => {
  const refused = Object.assign(new Error("x"), {
    code: "P2010",
    meta: { driverAdapterError: { cause: { originalCode: "42501", message: "permission denied" } } },
  });
  expect([codeOf(refused), sqlStateOf(refused)]).toEqual(["P2010", { sqlState: "42501" }]);
  expect([codeOf(new TypeError("x")), sqlStateOf(new TypeError("x"))]).toEqual(["TypeError", {}]);
  expect(codeOf(AbortSignal.timeout(0).reason ?? new DOMException("x", "TimeoutError"))).toBe("TimeoutError");
  expect([codeOf("x"), codeOf(undefined), codeOf(null)]).toEqual(["string", "undefined", "object"]);
  expect([codeOf({ code: "08P01", queue: "mail" }), codeOf({ code: "a@example.org" })]).toEqual(["08P01", "object"]);
  expect(sqlStateOf(null)).toEqual({});
});
