import type { Admission, Asker } from "./admission.ts";
import type { Fetch, UpstreamRequest, UpstreamResponse } from "./in-process-client.ts";

export type FetchInTurn = (request: UpstreamRequest, asker: Asker) => Promise<UpstreamResponse>;

/**
 * Sends a request to Next when the queue admits it.
 * A GET is aborted when its client closes the connection. A POST that has started runs to its end, so that its changes
 * become visible to other visitors.
 * @returns a function that also rejects with Busy
 */
export function inTurn(fetch: Fetch, admission: Admission): FetchInTurn {
  return async (request, asker) => {
    const leave = await admission.enter(asker);
    const signal = request.method === "POST" ? undefined : asker.signal;
    return fetch(request, { ...(signal ? { signal } : {}), ended: leave });
  };
}
