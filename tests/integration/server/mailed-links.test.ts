import { expect, test } from "vitest";
import { spellToken } from "#lib/crypto/token-text.ts";
import { aSite } from "./site.ts";

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
