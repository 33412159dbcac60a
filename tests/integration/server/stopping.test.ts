import { connect } from "node:net";
import { expect, test } from "vitest";
import { beginEnding } from "#lib/server/ending.ts";
import { serve } from "#lib/server/listen.ts";
import { loadErrorMessages } from "#lib/server/messages.ts";
import { aSite, asForm, asPage } from "./site.ts";

test("a form being sent gets its answer although the site is told to stop", async () => {
  let arrived = () => {};
  let finish = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const { send, stop } = await aSite((_, response) => {
    finish = () => asPage(response, "<p>Saved</p>");
    arrived();
  });
  const answer = send("/en", asForm([["name", "Zoë"]]));
  await arrival;
  const stopped = stop();
  finish();
  expect((await answer).text).toContain("Saved");
  await stopped;
});

test("localhost is listened to by both its addresses, on one port", async () => {
  const running = await serve((_, response) => response.end("here"), loadErrorMessages(), "localhost", 0);
  const response = await fetch(`http://127.0.0.1:${running.port}`);
  expect(await response.text()).toBe("here");
  await running.stop();
});

test("a port already taken is an error", async () => {
  const { port, words } = await aSite(() => {});
  await expect(serve(() => {}, words, "127.0.0.1", port)).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("one connection serves many requests", async () => {
  const { port } = await aSite((_, response) => asPage(response, "<p>Again</p>"));
  const socket = connect(port, "127.0.0.1");
  const ask = "GET /en HTTP/1.1\r\nHost: refuge.example\r\n";
  socket.write(`${ask}\r\n${ask}Connection: close\r\n\r\n`);
  let answer = "";
  for await (const part of socket) answer += String(part);
  expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
});

test("a browser that keeps its connection open does not hold up the stop once it has its answer", async () => {
  let arrived = () => {};
  let finish = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const { port, stop } = await aSite((_, response) => {
    finish = () => asPage(response, "<p>Saved</p>");
    arrived();
  });
  const socket = connect(port, "127.0.0.1");
  socket.write("GET /en HTTP/1.1\r\nHost: refuge.example\r\n\r\n");
  await arrival;
  const begun = performance.now();
  const stopped = stop();
  finish();
  await stopped;
  expect(performance.now() - begun).toBeLessThan(5000);
});

test("a site that ends says so on /readyz and closes each connection after its answer, while it still answers", async () => {
  const { send } = await aSite((_, response) => asPage(response, "<p>Still here</p>"));
  const keep = { headers: { connection: "keep-alive" } };
  expect((await send("/en", keep)).headers.connection).toBe("keep-alive");
  beginEnding();
  expect(await send("/readyz", keep)).toMatchObject({ status: 503, text: '{"ok":false,"ending":true}' });
  for (const path of ["/en", "/healthz"])
    expect(await send(path, keep)).toMatchObject({ status: 200, headers: { connection: "close" } });
});
