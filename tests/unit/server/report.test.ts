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

test.each([
  ["/en/drafts/a-petition/0123456789abcdef0123456789abcdef", "/en/drafts/…"],
  ["/fr/ebauches/une-petition/0123456789abcdef0123456789abcdef", "/fr/ebauches/…"],
  ["/FR/Signatures/updates/secret-token", "/FR/Signatures/…"],
  ["/unsubscribe/secret-token", "/unsubscribe/…"],
])("a report of %s keeps the secret in it", (path, written) => {
  const error = vi.spyOn(log, "error").mockImplementation(() => undefined);
  report("request failed", path, new Error("x"));
  expect(error).toHaveBeenLastCalledWith({ event: "request failed", path: written, code: "Error" });
});

test("a visitor who leaves is no failure", () => {
  const error = vi.spyOn(log, "error").mockImplementation(() => undefined);
  report("request failed", "/healthz", Object.assign(new Error("x"), { code: "ERR_STREAM_UNABLE_TO_PIPE" }));
  expect(error).not.toHaveBeenCalled();
});
