import { expect, test } from "vitest";
import { dropPages } from "#lib/front/refresh.ts";
import { aSite, asForm, asPage } from "./site.ts";

const form = (name: string) =>
  `<!DOCTYPE html><html lang="fr"><body><form id="sign-form"><input name="name" value="${name}"></form><script>1</script></body></html>`;

test("the page that comes back with errors keeps its text, and loses scripts and the right to be kept", async () => {
  const { send } = await aSite((_, response) => asPage(response, form("Zoë")));
  const answer = await send("/fr/petitions/x", asForm([["name", "Zoë"]]));
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('value="Zoë"');
  expect(answer.text).not.toContain("<script");
  expect(answer.headers).toMatchObject({ "cache-control": "no-store", "x-robots-tag": "noindex" });
});

test("a page says by its markup that too much was asked", async () => {
  const { send } = await aSite((_, response) =>
    asPage(response, '<p data-status="429" data-retry-after="600">Later</p>'),
  );
  const answer = await send("/en/petitions/x", asForm([["name", "Zoë"]]));
  expect([answer.status, answer.headers["retry-after"]]).toEqual([429, "600"]);
});

test("success leads on, without cookies", async () => {
  const { send } = await aSite((_, response) => {
    response.writeHead(303, { location: "/fr/merci", "set-cookie": "a=b" }).end();
  });
  const answer = await send("/fr/petitions/x", asForm([["name", "Zoë"]]));
  expect([answer.status, answer.headers.location, answer.headers["set-cookie"]]).toEqual([303, "/fr/merci", undefined]);
});

test.each([
  ["an action that threw", 500, 503, "unavailable"],
  ["a form opened before a deploy", 409, 409, "staleForm"],
] as const)("%s: the same page in words, with what was typed", async (_, answered, status, matter) => {
  const { send, words } = await aSite((request, response) => {
    if (request.method === "GET") return asPage(response, form(""));
    response.writeHead(answered, { "content-type": "text/plain" }).end("Internal Server Error");
  });
  const answer = await send("/fr/petitions/x", asForm([["name", "Zoë"]]));
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(words.fr[matter].title);
  expect(answer.text).toContain('value="Zoë"');
  expect(answer.headers["cache-control"]).toBe("no-store");
});

test("when everything behind is gone there are still words", async () => {
  const { send, words } = await aSite((_, response) => void response.destroy());
  const answer = await send("/fr/petitions/x", asForm([["name", "Zoë"]]));
  expect(answer.status).toBe(503);
  expect(answer.text).toContain(words.fr.unavailable.title);
});

test("a malformed action id is refused in words", async () => {
  const { send } = await aSite((_, response) => response.writeHead(400, { "content-type": "text/plain" }).end("bad"));
  const answer = await send("/fr/petitions/x", asForm([["$ACTION_ID_zzz", ""]]));
  expect([answer.status, answer.headers["content-type"]]).toEqual([400, "text/html; charset=utf-8"]);
});

test("a page filled while a confirmation was still ending is not kept", async () => {
  let count = 0;
  const { send } = await aSite(async (request, response) => {
    if (request.method === "GET") return asPage(response, `<b>${count}</b>`);
    dropPages();
    // Next renews its cache only now, after the action itself; a reader comes in between.
    await send("/en");
    count = 1;
    response.writeHead(303, { location: "/en" }).end();
  });
  await send("/en", asForm([["token", "t"]]));
  expect((await send("/en")).text).toContain("<b>1</b>");
});
