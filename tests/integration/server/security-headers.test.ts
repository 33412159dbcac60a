import { expect, test } from "vitest";
import { NEXT_CACHE_HEADER, NEXT_NAME_HEADER } from "#lib/server/next-contract.ts";
import { promised } from "#tests/support/promised-headers.ts";
import { aSite, asForm, asPage, aToken } from "./site.ts";

/** Next with a page, a failing page, a form and a file; each answer tries to set what must not be seen. */
function aTalkativeSite() {
  return aSite((request, response) => {
    response.setHeader("set-cookie", "a=b");
    response.setHeader("content-security-policy", "default-src *");
    if (request.url?.startsWith("/en/broken")) throw new Error("broken");
    if (request.url?.startsWith("/en/missing")) return response.writeHead(404).end();
    if (request.url?.startsWith("/en/issues")) response.removeHeader("set-cookie");
    asPage(response, "<!DOCTYPE html><p>Page</p>");
  });
}

const json = { accept: "application/json" };

test.each([
  ["a page", "/en/issues", {}, 200],
  ["an unchanged page", "/en/issues", { headers: { "if-none-match": "*" } }, 304],
  ["a supporter's page", `/en/signatures/${aToken}`, {}, 200],
  ["the answer to a form", "/en/issues", asForm([["name", "A"]]), 200],
  ["an unknown address", "/en/missing", {}, 404],
  ["a failure", "/en/broken", {}, 500],
  ["a failed form", "/en/broken", asForm([["name", "A"]]), 503],
  ["a program's answer", "/healthz", { headers: json }, 200],
  ["a forged host", "/en", { headers: { host: "evil.example" } }, 400],
  ["a foreign form", "/en", { ...asForm([]), headers: { origin: "https://evil.example" } }, 403],
  ["an odd method", "/en", { method: "PUT" }, 405],
  ["a refused file", "/_next/image?url=http://169.254.169.254", { headers: { accept: "image/*" } }, 404],
])("%s carries the site's headers", async (_, path, sending, status) => {
  const { send } = await aTalkativeSite();
  const answer = await send(path, sending);
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject(promised);
  for (const absent of ["set-cookie", NEXT_NAME_HEADER, NEXT_CACHE_HEADER])
    expect(answer.headers[absent]).toBeUndefined();
});

test("even what could not be read as a request gets them", async () => {
  const { sendRaw } = await aTalkativeSite();
  for (const [bytes, status] of [
    ["NONSENSE\r\n\r\n", "400"],
    [`GET /en HTTP/1.1\r\nHost: refuge.example\r\nX: ${"y".repeat(20_000)}\r\n\r\n`, "431"],
    ["CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n", "405"],
  ]) {
    const answer = await sendRaw(bytes ?? "");
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const [name, value] of Object.entries(promised))
      expect(answer.toLowerCase()).toContain(`${name}: ${value.toLowerCase()}`);
    expect(answer).toContain('lang="fr"');
  }
});
