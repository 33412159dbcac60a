import { request } from "node:http";
import { expect, test } from "vitest";
import {
  addressOf,
  dataFolderOfThisFile,
  filledForm,
  inbox,
  linkFor,
  page,
  siteOfThisFile,
} from "#tests/support/running-site.ts";

const dataDir = dataFolderOfThisFile();
const site = await siteOfThisFile(dataDir);

type Answer = { status: number; headers: Record<string, unknown>; body: string };
type Way = "short" | "through Next";

let networks = 0;
const aNetwork = () => `203.0.${networks >> 8}.${networks++ & 255}`;

/** Posts a form from a network. A file goes through Next, and the form ignores it. */
async function post(fields: Record<string, string>, way: Way, network: string): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  if (way === "through Next") form.append("ignored", new File(["x"], "x.txt"));
  const encoded = new Response(form);
  const headers = {
    origin: site.address,
    "x-forwarded-for": network,
    "content-type": encoded.headers.get("content-type") ?? "",
  };
  const body = Buffer.from(await encoded.arrayBuffer());
  return new Promise((resolve, reject) => {
    const sent = request(`${site.address}${page}`, { method: "POST", headers, agent: false });
    sent.once("error", reject);
    sent.once("response", async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part);
      const { date, "x-request-id": id, ...rest } = response.headers;
      resolve({ status: response.statusCode ?? 0, headers: rest, body: Buffer.concat(parts).toString() });
    });
    sent.end(body);
  });
}

/** One form, each way by a supporter and from a network of its own. */
async function bothWays(
  changes: Record<string, string>,
  numbers: [number, number],
  times = 1,
): Promise<[Answer, Answer]> {
  const answers: Answer[] = [];
  for (const [at, way] of (["short", "through Next"] as const).entries()) {
    const network = aNetwork();
    const fields = { ...(await filledForm(site.visitor(), numbers[at] ?? 0)), ...changes };
    let answer: Answer | undefined;
    for (let time = 0; time < times; time += 1) answer = await post(fields, way, network);
    if (answer) answers.push(answer);
  }
  const [short, long] = answers;
  if (!short || !long) throw new Error("An answer is missing");
  return [short, long];
}

/** An answer without the supporter's own number. */
const alike = ({ status, headers, body }: Answer) => ({
  status,
  headers: { ...headers, "content-length": undefined },
  body: body.replaceAll(/supporter[- ]\d+/gi, "supporter").replaceAll(/form-of-supporter-\d+/g, ""),
});

test("a signature is answered alike both ways, saved, and mailed", async () => {
  await bothWays({}, [1, 2]); // the first form of a process goes through Next, which then offers the short way
  const [short, long] = await bothWays({}, [3, 4]);
  expect(short).toEqual(long);
  expect([short.status, short.headers.location]).toEqual([303, inbox]);
  for (const number of [3, 4]) expect(await linkFor(addressOf(number))).toContain("/en/signatures/");
});

test.each([
  ["a mistake", { postalCode: "?" }, 1],
  ["an address that looks mistyped", { email: "someone@gmial.com" }, 1],
  ["the button for the other language", { intent: "switch-language" }, 1],
  ["a petition that is not there", { petition: "none" }, 1],
  ["the hidden field", { website: "https://example.org" }, 1],
  ["an address that has signed", { email: "supporter-1@example.org" }, 1],
  ["more than a network may send", {}, 31],
])("%s is answered alike both ways", async (_, changes, times) => {
  const [short, long] = await bothWays(changes, [5, 6], times);
  expect(alike(short)).toEqual(alike(long));
});
