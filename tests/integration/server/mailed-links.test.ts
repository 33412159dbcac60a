import { expect, test } from "vitest";
import { spellToken } from "#lib/crypto/token-text.ts";
import { LOOKING_UP } from "#lib/server/admission.ts";
import { aSite, asPage, aToken } from "./site.ts";

const token = spellToken(Buffer.alloc(36, 7));

test("a link that a mail program has spoilt, and the forms behind it, reach their page", async () => {
  const asked: string[] = [];
  const { send } = await aSite((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume();
    response.writeHead(200, { "content-type": "text/plain" }).end("here");
  });
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  expect((await send(`/en/signatures/${token}.`)).status).toBe(200);
  expect((await send(`/en/signatures/${token}%3E`, { method: "POST", headers, body: "form=confirm" })).status).toBe(
    200,
  );
  const pressed = await send(`/unsubscribe/${token},`, {
    method: "POST",
    headers,
    body: "List-Unsubscribe=One-Click\r\n",
  });
  expect(pressed.status).toBe(200);
  expect(asked).toEqual([`GET /en/signatures/${token}`, `POST /en/signatures/${token}`, `POST /unsubscribe/${token}`]);
});

const links = [`/en/signatures/${aToken}`, `/fr/signatures/${aToken}/withdraw`, `/fr/signatures/updates/${aToken}`];

test.each([...links, `/unsubscribe/${aToken}`])("%s that was never given out costs Next nothing", async (link) => {
  const asked: string[] = [];
  const { send, words } = await aSite(
    (request, response) => {
      asked.push(request.url ?? "");
      asPage(response, "<!DOCTYPE html><p>any page</p>");
    },
    { isKnownLink: async (path) => path !== link },
  );
  const answer = await send(link, { headers: { accept: "text/html" } });
  expect(answer.status).toBe(404);
  expect(answer.headers["cache-control"]).toContain("no-store");
  expect(asked.filter((url) => url.includes(aToken))).toEqual([]);
  const inWords = await send(link, { headers: { accept: "text/plain", "accept-language": "en" } });
  expect(inWords.text).toContain(words[link.startsWith("/fr") ? "fr" : "en"].deadLink.title);
  expect((await send(link, { method: "HEAD" })).status).toBe(404);
});

test("while the database cannot be asked, Next says so, and the log holds no link", async () => {
  const [link = ""] = links;
  const { send, reports } = await aSite((_, response) => asPage(response, "<!DOCTYPE html><p>not now</p>"), {
    isKnownLink: () => Promise.reject(new Error("away")),
  });
  expect((await send(link)).text).toContain("not now");
  expect(reports).toEqual([`link not looked up ${link}`]);
});

test("look-ups of links leave connections to signing, and networks take turns", async () => {
  let [now, most] = [0, 0];
  const { send } = await aSite((_, response) => asPage(response, "<!DOCTYPE html><p>page</p>"), {
    trustedProxies: 1,
    isKnownLink: async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
      return false;
    },
  });
  const from = (network: number) => ({ headers: { "x-forwarded-for": `203.0.113.${network}`, accept: "text/html" } });
  const answers = await Promise.all(Array.from({ length: 60 }, (_, at) => send(links[0] ?? "", from(at % 20))));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  expect(most).toBeLessThanOrEqual(LOOKING_UP.inFlightMax);
});
