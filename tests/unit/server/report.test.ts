import { expect, test, vi } from "vitest";
import { log } from "#lib/log.ts";
import { report } from "#lib/server/report.ts";

test("a report says what failed and where, without token or message", () => {
  const error = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const secret = Object.assign(new Error("amina@example.org is taken"), { code: "ECONNREFUSED" });
  report("form unanswered", "/en/signatures/secret-token", secret);
  expect(error).toHaveBeenCalledExactlyOnceWith({
    event: "form unanswered",
    path: "/en/signatures/…",
    code: "ECONNREFUSED",
  });
});

test("a visitor who leaves is no failure", () => {
  const error = vi.spyOn(log, "error").mockImplementation(() => undefined);
  report("request failed", "/healthz", Object.assign(new Error("x"), { code: "ERR_STREAM_UNABLE_TO_PIPE" }));
  expect(error).not.toHaveBeenCalled();
});
