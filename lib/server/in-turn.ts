import type { Admission, Asker } from "./admission.ts";
import type { Fetch, UpstreamRequest, UpstreamResponse } from "./in-process-client.ts";

export type AskInTurn = (question: UpstreamRequest, asker: Asker) => Promise<UpstreamResponse>;

/**
 * Asks Next when it is the asker's turn.
 * A reader who hangs up ends the work; a form that has begun runs to its end, since what it changed must be seen by the others.
 * @returns a function that also rejects with Busy
 */
export function inTurn(ask: Fetch, admission: Admission): AskInTurn {
  return async (question, asker) => {
    const leave = await admission.enter(asker);
    const signal = question.method === "POST" ? undefined : asker.signal;
    return ask(question, { ...(signal ? { signal } : {}), ended: leave });
  };
}
