import { expect, test } from "vitest";
import { invalidatePages } from "#lib/server/invalidate.ts";
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

test("a form that comes back with its answers may be kept by the visitor's own browser, for Back", async () => {
  const answered = form("Zoë").replace('id="sign-form"', 'id="sign-form" data-answered');
  const { send } = await aSite((_, response) => asPage(response, answered));
  const answer = await send("/fr/petitions/x", asForm([["name", "Zoë"]]));
  expect(answer.headers).toMatchObject({ "cache-control": "private, no-cache", "x-robots-tag": "noindex" });
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

test("a page that was being rendered when a confirmation came is not sent to those who come after it", async () => {
  let count = 0;
  let rendered = 0;
  const { send } = await aSite(async (request, response) => {
    if (request.method === "GET") {
      const shown = count;
      rendered += 1;
      if (rendered === 1) await send("/en", asForm([["token", "t"]]));
      return asPage(response, `<b>${shown}</b>`);
    }
    count = 1;
    invalidatePages();
    response.writeHead(303, { location: "/en" }).end();
  });
  await send("/en");
  expect((await send("/en")).text).toContain("<b>1</b>");
  expect(rendered).toBe(2);
});

const petition =
  '<!DOCTYPE html><main><form><input type="hidden" name="form" value="sign"><input name="name"><input type="checkbox" name="updates" value="yes"></form></main>';
const typed: [string, string][] = [
  ["form", "sign"],
  ["name", "Zoë"],
  ["updates", "yes"],
];

/** A petition page that takes no form. */
function aPetition() {
  const posts: string[] = [];
  const upstream: Parameters<typeof aSite>[0] = (request, response) => {
    if (request.method === "POST") posts.push(request.url ?? "");
    asPage(response, petition);
  };
  return { upstream, posts };
}

test.each([
  ["another site", { origin: "https://evil.example" }],
  ["an opaque origin", { origin: "null" }],
])("a form refused because it comes from %s gets its text back, unticked", async (_, headers) => {
  const { upstream, posts } = aPetition();
  const { send, words } = await aSite(upstream);
  const form = asForm(typed);
  const answer = await send("/en/petitions/x", { ...form, headers: { ...form.headers, ...headers } });
  expect(answer.status).toBe(403);
  expect(answer.text).toContain(words.en.foreignPostKept.title);
  expect(answer.text).toContain('name="name" value="Zoë"');
  expect(answer.text).not.toContain("checked");
  expect(posts).toEqual([]);
});

test("the browser's word that the form is of the same origin decides where the origin is opaque", async () => {
  const { upstream, posts } = aPetition();
  const { send } = await aSite(upstream);
  const form = asForm(typed);
  const headers = { ...form.headers, origin: "null", "sec-fetch-site": "same-origin" };
  expect((await send("/en/petitions/x", { ...form, headers })).status).toBe(200);
  expect(posts).toHaveLength(1);
});

test("a form too large, or cut off, gets back what came whole", async () => {
  const { upstream, posts } = aPetition();
  const { send } = await aSite(upstream);
  const large = await send("/en/petitions/x", asForm([...typed, ["more", "x".repeat(40_000)]]));
  expect([large.status, large.text.includes('value="Zoë"'), large.text.includes("checked")]).toEqual([413, true, true]);
  const form = asForm([...typed, ["more", "words"]]);
  const cut = await send("/en/petitions/x", { ...form, body: form.body.slice(0, -30) });
  expect([cut.status, cut.text.includes('value="Zoë"')]).toEqual([400, true]);
  expect(posts).toEqual([]);
});

test.each(['["$F2"]', '["$@1"]', '[{"__proto__":1}]'])(
  "an action's state of %s is refused without an alarm",
  async (state) => {
    const { upstream, posts } = aPetition();
    const { send, reports } = await aSite(upstream);
    const fields: [string, string][] = [
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", JSON.stringify({ id: "a".repeat(42), bound: "$@1" })],
      ["$ACTION_1:1", state],
    ];
    const answer = await send("/en/petitions/x", asForm([...fields, ...typed]));
    expect([answer.status, answer.text.includes('value="Zoë"')]).toEqual([400, true]);
    expect([posts, reports]).toEqual([[], []]);
  },
);
