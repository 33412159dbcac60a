import { expect, test } from "vitest";
import { aSite, asPage, aToken } from "./site.ts";

/** Next with the two pages that stand in for others. */
function aSiteWithStandIns() {
  return aSite((request, response) => {
    const standIn = /^\/(en|fr)\/(not-found|no-such-link|error)/.exec(request.url ?? "");
    if (standIn) return asPage(response, `<!DOCTYPE html><html lang="${standIn[1]}"><p>${standIn[2]}</p></html>`);
    response
      .writeHead(request.url?.includes("broken") ? 500 : 404, { "content-type": "text/html" })
      .end("<script>1</script>");
  });
}

const browser = (language: string) => ({ headers: { accept: "text/html", "accept-language": language } });

test.each([
  ["/fr/rien", "en", "fr"],
  ["/en/nothing", "fr", "en"],
  ["/nothing", "fr-CA, fr;q=0.9, en;q=0.5", "fr"],
  ["/nothing", "en", "en"],
  ["/nothing", "de", "en"],
])("%s for a reader of %s answers 404 in %s", async (path, language, expected) => {
  const { send } = await aSiteWithStandIns();
  const answer = await send(path, browser(language));
  expect(answer.status).toBe(404);
  expect(answer.text).toContain(`<html lang="${expected}">`);
  expect(answer.text).toContain("not-found");
  expect(answer.headers).toMatchObject({ "cache-control": "no-store", "x-robots-tag": "noindex" });
});

test("the stand-ins themselves are no pages", async () => {
  const { send } = await aSiteWithStandIns();
  await send("/fr/rien", browser("fr"));
  expect((await send("/fr/not-found", browser("fr"))).status).toBe(404);
  expect((await send("/fr/error", browser("fr"))).status).toBe(404);
});

test("a page that failed answers 500 in the reader's language", async () => {
  const { send } = await aSiteWithStandIns();
  const answer = await send("/fr/broken", browser("en"));
  expect(answer.status).toBe(500);
  expect(answer.text).toContain('<html lang="fr"><head></head><body><p>error');
});

test("programs get text", async () => {
  const { send } = await aSiteWithStandIns();
  for (const path of ["/.env", "/.git/config", "/export.csv"]) {
    const answer = await send(path, { headers: { accept: "*/*" } });
    expect(answer.status).toBe(404);
  }
  expect((await send("/export.csv")).headers["content-type"]).toBe("text/plain; charset=utf-8");
});

test("a link whose token cannot be one costs Next nothing, and is answered like one that opens nothing", async () => {
  const asked: string[] = [];
  const { send } = await aSite((request, response) => {
    asked.push(request.url ?? "");
    const status = request.url?.endsWith("no-such-link?") || request.url?.includes(aToken) ? "404" : "200";
    asPage(response, `<!DOCTYPE html><p data-status="${status}">Nothing at ${request.url}</p>`);
  });
  const unknown = await send(`/fr/signatures/${aToken}`, browser("fr"));
  const before = asked.length;
  for (const token of ["short", "a".repeat(10_000), "%00", "%3Cscript%3E", "updates/short", "../x"]) {
    const answer = await send(`/fr/signatures/${token}`, browser("fr"));
    if (token === "../x") expect(answer.status).toBe(400);
    else expect([answer.status, answer.text]).toEqual([404, unknown.text]);
  }
  const press = await send("/unsubscribe/short", { method: "POST", body: "List-Unsubscribe=One-Click" });
  expect([press.status, press.headers["content-type"]]).toEqual([404, "text/plain; charset=utf-8"]);
  expect(unknown.status).toBe(404);
  expect(asked).toHaveLength(before);
});
