import { beforeEach, expect, test } from "vitest";
import type { Upstream } from "#lib/server/in-process-client.ts";
import { OUTCOME_HEADER, offerShortWay, takeOutcome } from "#lib/server/short-way.ts";
import type { Accepted } from "#lib/signatures/accept.ts";
import { aSite, asForm, asPage } from "./site.ts";

const SIGNING = "a".repeat(42);
const PAGE = "/en/petitions/bill-c-2";
const action = (id: string): [string, string][] => [
  ["$ACTION_REF_1", ""],
  ["$ACTION_1:0", JSON.stringify({ id, bound: "$@1" })],
  ["$ACTION_1:1", JSON.stringify([{ errors: {}, typed: {} }])],
];

let judged: { name: FormDataEntryValue | null; address: string }[] = [];
let next: string[] = [];
beforeEach(() => {
  judged = [];
  next = [];
  offerShortWay(accept);
});

/** Accepts everybody but Bo. */
async function accept(form: FormData, address: string): Promise<Accepted> {
  judged.push({ name: form.get("name"), address });
  if (form.get("name") === "Fails") throw new Error("accept never throws, but this one does");
  if (form.get("name") !== "Bo") return { is: "accepted", next: `${PAGE}/check-your-inbox` };
  const typed = { name: "Bo", email: "", postalCode: "", country: "", updates: false };
  return { is: "shown-again", state: { errors: { form: "form.limited" }, typed } };
}

/** As the server action does it: takes the outcome that was handed over, and judges what comes without one. */
const upstream: Upstream = async (request, response) => {
  const state = takeOutcome(String(request.headers[OUTCOME_HEADER] ?? ""));
  next.push(state ? `shows ${state.errors.form}` : "judges");
  asPage(response, "<html><body><form></form></body></html>");
};

const site = () => aSite(upstream, { signing: new Set([SIGNING]), trustedProxies: 1 });
const form = (name: string, id = SIGNING) => {
  const sent = asForm([...action(id), ["name", name]]);
  return { ...sent, headers: { ...sent.headers, "x-forwarded-for": "192.0.2.7" } };
};

test("a form that is accepted is answered without Next, and judged once, for its visitor's address", async () => {
  const { send } = await site();
  const { status, headers } = await send(PAGE, form("Ada"));
  expect([status, headers.location]).toEqual([303, `${PAGE}/check-your-inbox`]);
  expect(headers["cache-control"]).toBe("no-store");
  expect(judged).toEqual([{ name: "Ada", address: "192.0.2.7" }]);
  expect(next).toEqual([]);
});

test("any other outcome is shown by Next, which does not judge the form again", async () => {
  const { send } = await site();
  expect((await send(PAGE, form("Bo"))).status).toBe(200);
  expect(judged).toHaveLength(1);
  expect(next).toEqual(["shows form.limited"]);
});

test.each([
  ["another action", PAGE, form("Ada", "b".repeat(42))],
  ["a page without the form", "/en/rights", form("Ada")],
  ["a petition's own page below", `${PAGE}/check-your-inbox`, form("Ada")],
])("%s goes to Next unjudged", async (_, path, sent) => {
  const { send } = await site();
  await send(path, sent);
  expect(judged).toEqual([]);
  expect(next).toEqual(["judges"]);
});

test("a file goes to Next unjudged", async () => {
  const { send } = await site();
  const sent = form("Ada");
  await send(PAGE, { ...sent, body: sent.body.replace('name="name"', 'name="name"; filename="a.txt"') });
  expect(judged).toEqual([]);
  expect(next).toEqual(["judges"]);
});

test("an outcome that a visitor makes up is not handed over", async () => {
  const { send } = await site();
  const sent = form("Ada", "b".repeat(42));
  await send(PAGE, { ...sent, headers: { ...sent.headers, [OUTCOME_HEADER]: "made-up" } });
  expect(next).toEqual(["judges"]);
});

test("a failure is answered with a page, and does not hold its place", async () => {
  const { send } = await site();
  for (let round = 0; round < 20; round += 1) expect((await send(PAGE, form("Fails"))).status).toBe(503);
  expect((await send(PAGE, form("Ada"))).status).toBe(303);
});
