import { once } from "node:events";
import type { Server } from "node:http";
import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
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

test("a connection that cannot be taken, as with too many files open, ends nothing", async () => {
  let server: Server | undefined;
  const running = await serve(
    ({ socket }, response) => {
      server = (socket as Socket & { server: Server }).server;
      response.end("here");
    },
    loadErrorMessages(),
    "127.0.0.1",
    0,
  );
  onTestFinished(() => running.stop());
  const ask = async () => (await fetch(`http://127.0.0.1:${running.port}`)).text();
  expect(await ask()).toBe("here");
  // Only once would be survived by a listener for the start.
  for (let at = 0; at < 2; at += 1)
    server?.emit("error", Object.assign(new Error("accept EMFILE"), { code: "EMFILE" }));
  expect(await ask()).toBe("here");
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

const tunnel = "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n";

test.each(["before the answer", "after it"])(
  "who asks for a tunnel and resets the connection %s harms nobody",
  async (when) => {
    const faults: unknown[] = [];
    const note = (error: unknown) => faults.push(error);
    process.on("uncaughtExceptionMonitor", note);
    onTestFinished(() => void process.off("uncaughtExceptionMonitor", note));
    const { port, send } = await aSite((_, response) => asPage(response, "<p>Still here</p>"));
    for (let at = 0; at < 10; at += 1) {
      const socket = connect(port, "127.0.0.1");
      await once(socket, "connect");
      socket.write(tunnel);
      if (when === "after it") await once(socket, "data");
      socket.resetAndDestroy();
      expect((await send("/en")).status).toBe(200);
    }
    expect(faults).toEqual([]);
  },
);

test("who asks for a tunnel and keeps the connection open does not hold up the stop", async () => {
  const { port, stop } = await aSite(() => {});
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  onTestFinished(() => void socket.destroy());
  socket.write(tunnel);
  let answer = "";
  socket.on("data", (part) => (answer += String(part)));
  await once(socket, "end");
  expect(answer).toMatch(/^HTTP\/1.1 405 /);
  const begun = performance.now();
  await stop();
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
