import { randomUUID } from "node:crypto";
import type { Accepted, ShownAgain } from "../signatures/accept.ts";
import type { Field } from "./form-body.ts";
import { actionOf } from "./next-contract.ts";
import { hasForm } from "./paths.ts";

// Next takes more time for a form than the form itself does, so the ordinary one goes a shorter way:
//
//   form ──► this server ──► accept ──► saved: "see other", and Next is not asked
//                                  └──► anything else: Next shows the form again, with this very outcome
//
// Next's server action calls the same function for every form that comes without an outcome, and offers it here when it is
// loaded, at the first form of a process. So a form is judged once, whichever way it goes.

type Accept = (form: FormData, address: string) => Promise<Accepted>;

/** On globalThis, because Next bundles its own copy of this module. */
const SHARED = Symbol.for("right-to-refuge.short-way");

/** The request header that names an outcome. Nothing that a visitor sends reaches Next under this name. */
export const OUTCOME_HEADER = "x-form-outcome";

/** The encoding of forms with an action. Next refuses others. */
const MULTIPART = /^multipart\/form-data/i;

/** Offers the function that the server action calls. */
export function offerShortWay(accept: Accept): void {
  shared().accept = accept;
}

/** The outcome that a request brings along, once; null for a form that nobody has judged yet. */
export function takeOutcome(name: string | null): ShownAgain | null {
  const outcome = shared().outcomes.get(name ?? "") ?? null;
  if (name !== null) shared().outcomes.delete(name);
  return outcome;
}

/** Forgets an outcome that nobody took. */
export function forgetOutcome(name: string | undefined): void {
  if (name !== undefined) shared().outcomes.delete(name);
}

/**
 * The function that takes this form in place of Next, or null when Next must: another page, action or encoding, a file, or
 * nothing is offered yet.
 * @param fields that `checkActionFields` found sound
 * @param signing the identifiers of the server action for signing
 */
export function shortWayOf(path: string, contentType: string, fields: readonly Field[], signing: ReadonlySet<string>) {
  const { accept, outcomes } = shared();
  // Sent to a page without this form, Next would refuse it.
  if (!accept || !hasForm(path) || !MULTIPART.test(contentType) || !signing.has(actionOf(fields) ?? "")) return null;
  const form = new FormData();
  for (const [name, value] of fields) {
    if (value === null) return null;
    form.append(name, value);
  }
  return async (address: string): Promise<{ next: string } | { outcome: string }> => {
    const accepted = await accept(form, address);
    if (accepted.is === "accepted") return { next: accepted.next };
    const outcome = randomUUID();
    outcomes.set(outcome, accepted.state);
    return { outcome };
  };
}

function shared(): { accept?: Accept; outcomes: Map<string, ShownAgain> } {
  const holder = globalThis as typeof globalThis & { [SHARED]?: ReturnType<typeof shared> };
  holder[SHARED] ??= { outcomes: new Map() };
  return holder[SHARED];
}
