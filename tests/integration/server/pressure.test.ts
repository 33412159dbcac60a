import { ClientRequest } from "node:http";
import { connect } from "node:net";
import { queryObjects } from "node:v8";
import { expect, test } from "vitest";
import { BOUNDS } from "#lib/server/admission.ts";
import { aSite, asForm, asPage } from "./site.ts";

/** A Next that answers only when it is let, and knows how much it was given at once. */
function aSlowNext() {
  const state = { now: 0, most: 0, begun: 0, urls: [] as string[] };
  const held: (() => void)[] = [];
  let open = false;
  const upstream: Parameters<typeof aSite>[0] = async (request, response) => {
    state.now += 1;
    state.begun += 1;
    state.urls.push(request.url ?? "");
    state.most = Math.max(state.most, state.now);
    if (!open) await new Promise<void>((resolve) => held.push(resolve));
    state.now -= 1;
    if (!response.destroyed) asPage(response, "<!DOCTYPE html><p>page</p>", { "cache-control": "no-store" });
  };
  const letGo = () => {
    open = true;
    for (const each of held.splice(0)) each();
  };
  return { upstream, state, letGo };
}

const own = (at: number) => `/en/signatures/${String(at).padStart(57, "0")}0`;
const from = (network: number) => ({ headers: { "x-forwarded-for": `203.0.113.${network}`, accept: "text/html" } });

test("500 answers that are not read to their end leave nothing open behind, nor in memory", async () => {
  const open = new Set<object>();
  const { send } = await aSite(async (_, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    response.writeHead(404, { "content-type": "text/html" });
    // As Next does it: the next part when the last is taken.
    for (let part = 0; part < 5; part += 1) {
      if (!response.write("x".repeat(20_000))) await new Promise((resolve) => response.once("drain", resolve));
    }
    response.end();
  });
  const before = queryObjects(ClientRequest, { format: "count" });
  for (let at = 0; at < 500; at += 1) expect((await send(own(at))).status).toBe(404);
  expect(open.size).toBe(0);
  // The collector may be a turn behind.
  expect(queryObjects(ClientRequest, { format: "count" }) - before).toBeLessThan(10);
});

test("what is given to Next at once is bounded, for one network and for all", async () => {
  const { upstream, state, letGo } = aSlowNext();
  const { send } = await aSite(upstream, { trustedProxies: 1 });
  const sendings = Array.from({ length: 100 }, (_, at) => send(own(at), from(at % 20)));
  await expect.poll(() => state.now).toBe(BOUNDS.inFlightMax);
  letGo();
  const answers = await Promise.all(sendings);
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  expect(state.most).toBe(BOUNDS.inFlightMax);
});

test("all of a /48 of IPv6 is one network", async () => {
  const { upstream, state, letGo } = aSlowNext();
  const { send } = await aSite(upstream, { trustedProxies: 1 });
  const at64 = (at: number) => ({ headers: { "x-forwarded-for": `2001:db8:1:${at}::1` } });
  const sendings = Array.from({ length: 10 }, (_, at) => send(own(at), at64(at)));
  await expect.poll(() => state.now).toBe(BOUNDS.inFlightPerNetworkMax);
  letGo();
  await Promise.all(sendings);
  expect(state.most).toBe(BOUNDS.inFlightPerNetworkMax);
});

test("beyond a network's queue the answer is a 503 in words, at no cost for Next", async () => {
  const { upstream, state, letGo } = aSlowNext();
  const { send, words } = await aSite(upstream, { trustedProxies: 1 });
  const room = BOUNDS.inFlightPerNetworkMax + BOUNDS.waitingPerNetworkMax;
  const sendings = Array.from({ length: room }, (_, at) => send(own(at), from(1)));
  await expect.poll(() => state.now).toBe(BOUNDS.inFlightPerNetworkMax);
  await expect.poll(async () => (await send(own(room), from(1))).status).toBe(503);
  const refused = await send(own(room), from(1));
  expect(refused.headers["retry-after"]).toBe("10");
  expect(refused.text).toContain(words.en.busy.title);
  expect(state.begun).toBe(BOUNDS.inFlightPerNetworkMax);
  const other = send(own(0), from(2));
  await expect.poll(() => state.now).toBe(BOUNDS.inFlightPerNetworkMax + 1);
  letGo();
  await Promise.all([...sendings, other]);
});

test("a form that finds no place gets its text back", async () => {
  const { upstream, state, letGo } = aSlowNext();
  const page = '<!DOCTYPE html><form><input name="name"></form>';
  const { send } = await aSite(
    (request, response) =>
      request.method === "GET" && request.url?.startsWith("/en/petitions")
        ? asPage(response, page)
        : upstream(request, response),
    { trustedProxies: 1 },
  );
  await send("/en/petitions/x", from(1));
  const room = BOUNDS.inFlightPerNetworkMax + BOUNDS.waitingPerNetworkMax;
  const sendings = Array.from({ length: room }, (_, at) => send(own(at), from(1)));
  await expect.poll(() => state.now).toBe(BOUNDS.inFlightPerNetworkMax);
  const form = asForm([["name", "Zoë"]]);
  await expect.poll(async () => (await send(own(room), from(1))).status).toBe(503);
  const answer = await send("/en/petitions/x", { ...form, headers: { ...form.headers, ...from(1).headers } });
  expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "10"]);
  expect(answer.text).toContain('value="Zoë"');
  letGo();
  await Promise.all(sendings);
});

test("1,000 requests sent ahead on one connection are one request for Next, and healthz answers beside them", async () => {
  const { upstream, state, letGo } = aSlowNext();
  const { send, port } = await aSite(upstream);
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  const one = (at: number) => `GET ${own(at)} HTTP/1.1\r\nHost: refuge.example\r\n\r\n`;
  socket.write(Array.from({ length: 1_000 }, (_, at) => one(at)).join(""));
  await expect.poll(() => state.begun).toBe(1);
  const health = await send("/healthz");
  expect([health.status, health.text, health.headers["content-length"]]).toEqual([200, '{"ok":true}', "11"]);
  expect(state.begun).toBe(1);
  letGo();
  let received = "";
  for await (const part of socket) received += String(part);
  expect(received.match(/HTTP\/1.1 200/g)).toHaveLength(17);
  expect(received.match(/Connection: close/gi)).toHaveLength(1);
  expect([state.most, state.begun]).toEqual([1, 17]);
  expect(state.urls).toEqual(Array.from({ length: 17 }, (_, at) => own(at)));
});

test("1,000 requests for a kept page, sent ahead on one connection, do not fill the memory with answers", async () => {
  const { send, port } = await aSite((_, response) => asPage(response, "<!DOCTYPE html><p>kept</p>"));
  await send("/en");
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write("GET /en HTTP/1.1\r\nHost: refuge.example\r\n\r\n".repeat(1_000));
  let received = "";
  for await (const part of socket) received += String(part);
  expect(received.match(/HTTP\/1.1 200/g)).toHaveLength(17);
});

test("a few requests sent ahead are answered in their order, and the connection stays", async () => {
  const { port } = await aSite((request, response) => asPage(response, `<!DOCTYPE html><p>${request.url}</p>`));
  const socket = connect(port, "127.0.0.1");
  const paths = ["/en", own(1), "/en", "/healthz", own(2)];
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: refuge.example\r\n\r\n`).join(""));
  socket.write("GET /fr HTTP/1.1\r\nHost: refuge.example\r\nConnection: close\r\n\r\n");
  let received = "";
  for await (const part of socket) received += String(part);
  expect(received.match(/<p>[^<]*|\{"ok":true\}/g)).toEqual([
    "<p>/en",
    `<p>${own(1)}`,
    "<p>/en",
    '{"ok":true}',
    `<p>${own(2)}`,
    "<p>/fr",
  ]);
});

test("the work of a connection that hangs up is dropped: what waits never begins", async () => {
  const { upstream, state, letGo } = aSlowNext();
  const { port, reports } = await aSite(upstream);
  const sockets = Array.from({ length: 20 }, () => connect(port, "127.0.0.1"));
  sockets.forEach((socket, at) => void socket.write(`GET ${own(at)} HTTP/1.1\r\nHost: refuge.example\r\n\r\n`));
  await expect.poll(() => state.begun).toBe(BOUNDS.inFlightPerNetworkMax);
  for (const socket of sockets) socket.destroy();
  await expect.poll(() => state.begun).toBe(BOUNDS.inFlightPerNetworkMax);
  letGo();
  await expect.poll(() => state.now).toBe(0);
  expect(state.begun).toBe(BOUNDS.inFlightPerNetworkMax);
  expect(reports).toEqual([]);
});
