import { expect, test } from "vitest";
import { createInProcessClient, readAll } from "#lib/server/in-process-client.ts";

const fetch = createInProcessClient((request, response) => response.end(request.url));

test.each([
  ["an address", { url: "/en?a b", headers: {} }],
  ["a header", { url: "/en", headers: { accept: "a\u0000b" } }],
])("%s that Node does not send rejects, and gives its place in the queue back once", async (_, sent) => {
  let ended = 0;
  await expect(fetch({ method: "GET", ...sent }, { ended: () => (ended += 1) })).rejects.toThrow(TypeError);
  await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toBe(1);
});

test("an answer that is read gives its place back once", async () => {
  let ended = 0;
  const { body } = await fetch({ method: "GET", url: "/en?x", headers: { host: "x" } }, { ended: () => (ended += 1) });
  expect(String(await readAll(body))).toBe("/en?x");
  await expect.poll(() => ended).toBe(1);
});
