import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listPetitions } from "#lib/content/index.ts";
import { hashEmailAcrossPetitions } from "#lib/crypto/email-hash.ts";
import { db } from "#lib/db/index.ts";
import { closeMailSender } from "#lib/mail/queue.ts";
import { recordWith } from "#lib/metrics.ts";
import type { Upstream } from "#lib/server/in-process-client.ts";
import { OUTCOME_HEADER, offerShortWay, takeOutcome } from "#lib/server/short-way.ts";
import { accept } from "#lib/signatures/accept.ts";
import { databaseOfThisFile } from "#tests/support/database.ts";
import { giveTestKeys } from "#tests/support/signing.ts";
import { aSite, asForm } from "./site.ts";

giveTestKeys();
await databaseOfThisFile();
afterAll(closeMailSender);

const [petition] = (await listPetitions("en")).filter(({ status }) => status === "open");
if (!petition) throw new Error("No petition of the content is open");
const PAGE = `/en/petitions/${petition.slug}`;
const SIGNING = "a".repeat(42);

const counted: string[] = [];
beforeAll(() => {
  recordWith({ count: (what, labels) => counted.push(`${what} ${JSON.stringify(labels)}`), time: () => undefined });
  return () => recordWith(undefined);
});
beforeEach(async () => {
  for (const table of ["signature", "mail_quota", "mail_meter", "rate_bucket", "suppression", "jobs.job"])
    await db().$executeRawUnsafe(`DELETE FROM ${table}`);
});

/** What the server action does with a form: it judges the ones that nobody has judged. The state stands for the page. */
const next: Upstream = async (request, response) => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  const form = await new Response(Buffer.concat(parts), { headers }).formData();
  const judged = takeOutcome(String(request.headers[OUTCOME_HEADER] ?? ""));
  const outcome = judged
    ? { is: "shown-again" as const, state: judged }
    : await accept(form, addressOf(request.headers));
  if (outcome.is === "accepted") response.writeHead(303, { location: outcome.next }).end();
  else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(outcome.state));
};
const addressOf = (headers: NodeJS.Dict<string | string[]>) => String(headers["x-forwarded-for"]);

type Fields = Record<string, string>;
type Post = (changes?: Fields) => ReturnType<Awaited<ReturnType<typeof aSite>>["send"]>;

/** Everything that forms leave in the database. */
async function left(): Promise<unknown> {
  const signatures = await db().$queryRaw`
    SELECT status, several_forms, held_because, form_digest IS NULL AS no_digest, mailed_at, confirmed_at IS NULL AS waits
    FROM signature ORDER BY id`;
  const jobs = await db().$queryRaw`
    SELECT data - 'id' - 'emailSealed' AS data, start_after > now() + interval '1 minute' AS waits FROM jobs.job ORDER BY 1, 2`;
  const quota = await db().$queryRaw`SELECT cardinality(about) AS mails FROM mail_quota ORDER BY address`;
  const points = await db()
    .$queryRaw`SELECT sum(points)::int AS points, count(*)::int AS buckets FROM rate_bucket WHERE key NOT LIKE '%/%'`;
  return { signatures, jobs, quota, points };
}

/** The same forms by one way: the last answer, and what all of them left. */
async function play(way: "short" | "through Next", forms: (post: Post) => Promise<void>, last: Fields) {
  const { send } = await aSite(next, { signing: new Set(way === "short" ? [SIGNING] : []), trustedProxies: 1 });
  offerShortWay(accept);
  counted.length = 0;
  const post: Post = (changes = {}) => {
    const sound = {
      name: "Ada",
      email: "ada@example.org",
      postalCode: "K1A 0B1",
      country: "CA",
      formKey: "a-key-of-this-form",
    };
    const fields = { petition: petition?.key ?? "", locale: "en", ...sound, ...changes };
    const sent = asForm([
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", JSON.stringify({ id: SIGNING, bound: "$@1" })],
      ["$ACTION_1:1", JSON.stringify([{ errors: {}, typed: {} }])],
      ...Object.entries(fields),
    ]);
    return send(PAGE, { ...sent, headers: { ...sent.headers, "x-forwarded-for": "198.51.100.7" } });
  };
  await forms(post);
  const { status, headers, text } = await post(last);
  const { date, "x-request-id": id, ...rest } = headers;
  return {
    status,
    headers: rest,
    text: withoutChallenges(text),
    left: await left(),
    counted: [...counted],
  };
}

/** A challenge is new each time. */
function withoutChallenges(text: string): unknown {
  if (!text.startsWith("{")) return text;
  const state = JSON.parse(text);
  return state.proof ? { ...state, proof: state.proof.reason } : state;
}

test.each<[string, Fields, string, ((post: Post) => Promise<void>)?]>([
  ["a new address", {}, "accepted"],
  ["a form that was sent already", {}, "accepted", async (post) => void (await post())],
  ["another form for an address", { name: "Bo" }, "accepted", async (post) => void (await post())],
  ["the hidden field", { website: "x" }, "held"],
  ["an address that is held", {}, "accepted", async (post) => void (await post({ website: "x" }))],
  [
    "a confirmed address",
    {},
    "accepted",
    async (post) => {
      await post();
      await db().$executeRaw`UPDATE signature SET status = 'confirmed', confirmed_at = now(), form_digest = NULL`;
    },
  ],
  [
    "an address that wants no mail",
    {},
    "accepted",
    async () =>
      void (await db().suppression.create({ data: { emailIndex: hashEmailAcrossPetitions("ada@example.org") } })),
  ],
  ["a mistake", { postalCode: "?" }, "invalid"],
  ["an address that looks mistyped", { email: "ada@gmial.com" }, ""],
  ["the button for the other language", { intent: "switch-language" }, ""],
  ["a petition that is not there", { petition: "none" }, "closed"],
  [
    "more than a network may send",
    {},
    "limited",
    async (post) => {
      for (let time = 0; time < 30; time += 1) await post();
    },
  ],
  [
    "a flood",
    {},
    "asked",
    async (post) => {
      for (let time = 0; time < 21; time += 1)
        await post({ email: `ada-${time}@example.org`, formKey: `a-form-key-${time}` });
    },
  ],
])(
  "%s is answered, saved, mailed and counted alike both ways",
  async (_, last, outcome, forms = async () => undefined) => {
    const short = await play("short", forms, last);
    for (const table of ["signature", "mail_quota", "mail_meter", "rate_bucket", "suppression", "jobs.job"])
      await db().$executeRawUnsafe(`DELETE FROM ${table}`);
    const long = await play("through Next", forms, last);
    expect(short).toEqual(long);
    expect(short.counted.filter((one) => one.startsWith("signing")).at(-1) ?? "").toContain(outcome);
  },
);
