import { aSite, asPage } from "./site.ts";

/** A site that records what reaches Next. */
export async function aRecordingSite(options = {}) {
  const reached: { url: string; method: string; headers: Record<string, unknown>; body: string }[] = [];
  const site = await aSite(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    reached.push({ url: request.url ?? "", method: request.method ?? "", headers: request.headers, body });
    asPage(response, "<!DOCTYPE html><p>Next</p>", { "cache-control": "no-store" });
  }, options);
  const posted = () => reached.filter(({ method }) => method === "POST");
  return { ...site, reached, posted };
}
