import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { getIssue, getPetition } from "#lib/content/index.ts";
import { path } from "#lib/i18n/index.ts";
import type { SharedVisits } from "#lib/petitions/shared-visits.ts";
import { createVisitCounter, isOpenedByReader } from "#lib/server/shared-visits.ts";

const android =
  "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";

const asked = (program: string, more: string[] = []) => ({
  rawHeaders: ["Host", "refuge.test", "User-Agent", program, ...more],
});

test.each([
  ["Chrome on Android", android],
  ["Safari on an iPhone", iphone],
  ["Firefox", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"],
  ["a telephone by CUBOT", android.replace("Pixel 9", "CUBOT X30")],
  ["the browser within Facebook", `${iphone} [FBAN/FBIOS;FBAV/530.0.0.35.75;FBBV/801;FBDV/iPhone15,2]`],
  ["the browser within Instagram", `${android} Instagram 400.0.0.30.90 Android`],
  ["Opera Mini", "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; fr) Presto/2.12.423 Version/12.16"],
  ["Internet Explorer", "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2; Trident/6.0)"],
])("%s is a reader's", (_, program) => {
  expect(isOpenedByReader(asked(program))).toBe(true);
  expect(isOpenedByReader(asked(program, ["Sec-Fetch-Dest", "document", "Sec-Fetch-Mode", "navigate"]))).toBe(true);
});

test.each([
  ["WhatsApp, and Signal under its name", "WhatsApp/2.23.20.0 A"],
  ["Facebook", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)"],
  [
    "iMessage",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
  ],
  ["Telegram", "TelegramBot (like TwitterBot)"],
  ["X", "Twitterbot/1.0"],
  ["LinkedIn", "LinkedInBot/1.0 (compatible; Mozilla/5.0; Jakarta Commons-HttpClient/3.1 +http://www.linkedin.com)"],
  ["Mastodon", "Mastodon/4.5.0 (http.rb/5.3.1; +https://mastodon.social/) Bot"],
  ["Bluesky", "Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)"],
  ["Discord", "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)"],
  ["Slack", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"],
  [
    "Skype and Teams",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
  ],
  ["Google", `${android} (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`],
  ["a browser without a window", android.replace("Chrome/", "HeadlessChrome/")],
  ["curl", "curl/8.9.1"],
  ["a program without a name", ""],
])("what fetches a preview for %s is no reader", (_, program) => {
  expect(isOpenedByReader(asked(program))).toBe(false);
});

test.each([
  ["Sec-Purpose", "prefetch"],
  ["Sec-Purpose", "prefetch;prerender"],
  ["Purpose", "prefetch"],
  ["X-Purpose", "preview"],
  ["X-moz", "prefetch"],
  ["Sec-Fetch-Dest", "iframe"],
  ["Sec-Fetch-Dest", "empty"],
])("a page asked for with %s: %s is not opened", (name, value) => {
  expect(isOpenedByReader(asked(android, [name, value]))).toBe(false);
});

test("a browser that does not say what it is counts as none", () => {
  expect(isOpenedByReader({ rawHeaders: ["Host", "refuge.test"] })).toBe(false);
});

const { slugs, key } = await getPetition("en", "immigration-detention");
const issue = await getIssue("fr", key);
const page = path("en", "petitions", slugs.en);

/** Everything a counter saves; it fails for as long as `isAway`. */
function aCounter() {
  const saved: SharedVisits[][] = [];
  const database = { isAway: false };
  const counter = createVisitCounter(async (visits) => {
    if (database.isAway) throw new Error("away");
    if (visits.length > 0) saved.push([...visits]);
  });
  const open = (url: string, { method = "GET", status = 200, sent = true, program = android } = {}) =>
    counter.note(
      { url, method, ...asked(program) } as IncomingMessage,
      { statusCode: status, headersSent: sent } as ServerResponse,
      url.replace(/[?#].*/u, ""),
    );
  return { ...counter, open, saved, database };
}

test("openings are added up by petition and channel, for its page in both languages and that of its issue", async () => {
  const { open, save, saved } = aCounter();
  open(`${page}?via=sms`);
  open(`${page}?via=sms`);
  open(`${page}?via=x`);
  open(`${path("fr", "petitions", slugs.fr)}?via=sms`);
  open(`${path("fr", "issues", issue.slug)}?via=sms`);
  await save();
  await save();
  expect(saved).toEqual([
    [
      { petition: key, via: "sms", count: 2 },
      { petition: key, via: "x", count: 1 },
      { petition: key, via: "sms", count: 1 },
      { petition: key, via: "sms", count: 1 },
    ],
  ]);
});

test("nothing else is counted", async () => {
  const { open, save, saved } = aCounter();
  open(page);
  open(`${page}?`);
  open(`${page}?via=newsletter`);
  open(`${page}?via=sms`, { method: "HEAD" });
  open(`${page}?via=sms`, { method: "POST" });
  for (const status of [304, 307, 308, 404, 429, 503]) open(`${page}?via=sms`, { status });
  open(`${page}?via=sms`, { sent: false }); // the reader left before the answer
  open(`${page}?via=sms`, { program: "WhatsApp/2.23.20.0 A" });
  for (const other of [path("en", "home"), path("en", "privacy"), `${page}/letter`, `/embed${page}`, `${page}.csv`])
    open(`${other}?via=sms`);
  open(`${path("en", "petitions", "no-such-petition")}?via=sms`);
  await save();
  expect(saved).toEqual([]);
});

test("what could not be added is added later, once, with what came meanwhile", async () => {
  const { open, save, saved, database } = aCounter();
  database.isAway = true;
  open(`${page}?via=copy`);
  await expect(save()).rejects.toThrow("away");
  open(`${page}?via=copy`);
  await expect(save()).rejects.toThrow("away");
  database.isAway = false;
  await save();
  await save();
  expect(saved).toEqual([[{ petition: key, via: "copy", count: 2 }]]);
});

test("the last save ends after one that is under way", async () => {
  const order: string[] = [];
  const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { note, save } = createVisitCounter(async ([visit]) => {
    if (!visit) return;
    begun.resolve();
    await mayEnd.promise;
    order.push("added");
  });
  const request = { url: `${page}?via=sms`, method: "GET", ...asked(android) } as IncomingMessage;
  note(request, { statusCode: 200, headersSent: true } as ServerResponse, page);
  const first = save();
  const last = save().then(() => order.push("ended"));
  await begun.promise;
  mayEnd.resolve();
  await Promise.all([first, last]);
  expect(order).toEqual(["added", "ended"]);
});
