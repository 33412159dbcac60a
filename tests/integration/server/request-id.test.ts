import { expect, test, vi } from "vitest";
import { log, logFailure, requestId } from "#lib/log.ts";
import { aSite, asPage, aToken } from "./site.ts";

const given = "0123456789abcdef0123456789abcdef";
const uuid = /^[\da-f]{8}-[\da-f-]{27}$/;

test("each request has an id, in its answer and in every line that its work writes behind the front", async () => {
  const seen: (string | undefined)[] = [];
  const all = Promise.withResolvers<void>();
  let begun = 0;
  const { send } = await aSite(async (_, response) => {
    begun += 1;
    if (begun === 3) all.resolve();
    await all.promise; // each goes on only when all are under way
    seen.push(requestId());
    asPage(response, "<!DOCTYPE html><p>A page", { "cache-control": "no-store" });
  });
  const answers = await Promise.all([1, 2, 3].map(() => send(`/en/signatures/${aToken}`)));
  const ids = answers.map(({ headers }) => headers["x-request-id"]);
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id).toMatch(uuid);
  for (const id of seen) expect(ids).toContain(id);
});

test("the id of a proxy of ours is kept, for pages from memory too; a visitor's is not believed", async () => {
  const upstream = (_: unknown, response: Parameters<typeof asPage>[0]) => asPage(response, "<!DOCTYPE html><p>A page");
  const behind = await aSite(upstream, { trustedProxies: 1 });
  const headers = { "x-request-id": given };
  for (const path of ["/en", "/en", "/en/nowhere", "/readyz"])
    expect((await behind.send(path, { headers })).headers["x-request-id"], path).toBe(given);
  for (const wrong of ["", "short", "a@b.ca-0123456789abcdef", "x".repeat(65), "with space 0123456789"])
    expect(
      (await behind.send(`/en/signatures/${aToken}`, { headers: { "x-request-id": wrong } })).headers["x-request-id"],
    ).toMatch(uuid);
  const direct = await aSite(upstream);
  expect((await direct.send("/en", { headers })).headers["x-request-id"]).toMatch(uuid);
});

test("a failure that was caught leaves one line with its code", () => {
  const error = vi.spyOn(log, "error").mockImplementation(() => undefined);
  logFailure("sign", Object.assign(new Error("amina@example.org"), { code: "P2022" }), { petition: "bill-c-2" });
  expect(error).toHaveBeenCalledExactlyOnceWith({
    event: "failed",
    doing: "sign",
    code: "P2022",
    petition: "bill-c-2",
  });
});
