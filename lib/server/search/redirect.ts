import type { IncomingMessage, ServerResponse } from "node:http";
import type { Context } from "../context.ts";
import { PRIVATE_HEADERS } from "../headers.ts";
import { isForPrograms, pathOf } from "../paths.ts";
import type { Addresses } from "../routes.ts";
import { send } from "../send.ts";

/** Sends a reader with a mistaken address to the page it means. @returns false when no page is meant, and nothing was sent */
export async function redirectToNearest(
  { siteIndex, report }: Context,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  addresses: Addresses,
): Promise<boolean> {
  if (!siteIndex || isForPrograms(path) || !/^(?:GET|HEAD)$/.test(request.method ?? "")) return false;
  const found = await siteIndex().then(
    ({ nearest }) => nearest(path),
    (error: unknown) => {
      report("no nearest address", path, error);
      return null;
    },
  );
  if (!found || !addresses(found.path)) return false;
  const query = (request.url ?? "").slice(pathOf(request.url).length);
  send(request, response, found.isForGood ? 308 : 307, Buffer.alloc(0), [
    ...["Location", found.path + query],
    ...["Vary", "Accept-Language"],
    ...PRIVATE_HEADERS,
  ]);
  return true;
}
