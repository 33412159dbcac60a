import { expect, test } from "vitest";
import { getPetition } from "#lib/content/index.ts";
import { path } from "#lib/i18n/index.ts";
import type { SharedVisits } from "#lib/petitions/shared-visits.ts";
import { createVisitCounter } from "#lib/server/shared-visits.ts";
import { aSite, asPage } from "./site.ts";

const { key, slug } = await getPetition("en", "immigration-detention");
const page = path("en", "petitions", slug);
const headers = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0" };

/** A site that counts. */
async function aCountingSite() {
  const saved: SharedVisits[] = [];
  const asked: string[] = [];
  const counter = createVisitCounter(async (visits) => void saved.push(...visits));
  const site = await aSite(
    (request, response) => {
      asked.push(request.url ?? "");
      asPage(response, `<!DOCTYPE html><html lang="en"><head></head><body>${asked.length}</body></html>`);
    },
    { noteVisit: counter.note },
  );
  /** What was counted when the site has ended, and with it every answer. */
  const counted = async () => {
    await site.stop();
    await counter.save();
    return saved.sort((one, other) => one.via.localeCompare(other.via));
  };
  return { ...site, asked, counted };
}

test("one kept page answers every mark and none, and an opening counts whether it was kept yet or not", async () => {
  const { send, asked, counted } = await aCountingSite();
  const first = await send(`${page}?via=whatsapp`, { headers });
  const others = [`${page}?via=sms`, `${page}?via=sms&fbclid=1`, `${page}?via=newsletter`, page];
  for (const url of others) {
    const answer = await send(url, { headers });
    expect([answer.text, answer.headers.etag]).toEqual([first.text, first.headers.etag]);
  }
  expect(asked).toEqual([page]);
  expect(await counted()).toEqual([
    { petition: key, via: "sms", count: 2 },
    { petition: key, via: "whatsapp", count: 1 },
  ]);
});

test("neither HEAD, nor a page that the browser still has, nor one that does not exist is an opening", async () => {
  const { send, counted } = await aCountingSite();
  const { headers: kept } = await send(page, { headers });
  expect((await send(`${page}?via=x`, { headers: { ...headers, "if-none-match": kept.etag ?? "" } })).status).toBe(304);
  await send(`${page}?via=x`, { method: "HEAD", headers });
  await send(`${page}.html?via=x`, { headers });
  await send(`${page}?via=x`);
  expect(await counted()).toEqual([]);
});
