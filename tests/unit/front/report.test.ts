import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { reportTo } from "#lib/front/report.ts";

test("a report says what failed and where, without token or message", () => {
  let written = "";
  const stream = new Writable({
    write(chunk, _, done) {
      written += String(chunk);
      done();
    },
  });
  const error = Object.assign(new Error("amina@example.org is taken"), { code: "ECONNREFUSED" });
  reportTo(stream, () => new Date(0))("form unanswered", "/en/signatures/secret-token", error);
  expect(JSON.parse(written)).toEqual({
    at: "1970-01-01T00:00:00.000Z",
    from: "front",
    event: "form unanswered",
    path: "/en/signatures/…",
    error: "Error ECONNREFUSED",
  });
});
