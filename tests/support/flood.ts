import type { APIRequestContext } from "playwright/test";
import type { Locale } from "#lib/i18n/index.ts";
import { hiddenParts, sendParts } from "./sent-form.ts";
import { aSupporter, issuePath, type PetitionKey } from "./supporters.ts";

/** A /24 reserved for documentation; other journeys use other networks. */
const flooding = (host: number) => `203.0.113.${host}`;

const SIGNINGS = 61;
let nextNeighbour = 100;

/**
 * Floods a petition from a few addresses of one /24, as a program does. For ten minutes the other addresses in it must
 * solve a proof of work.
 */
export async function flood(request: APIRequestContext, locale: Locale, petition: PetitionKey): Promise<void> {
  const address = issuePath(locale, petition);
  const hidden = await hiddenParts(request, address);
  for (let number = 0; number < SIGNINGS; number += 1) {
    const typed = Object.entries({ ...aSupporter(), country: "CA" });
    await sendParts(request, address, [...hidden, ...typed], { "x-forwarded-for": flooding(1 + (number % 60)) });
  }
}

/** An address in the flooding /24 that no journey has used. */
export function aNeighbour(worker: number): string {
  return flooding(nextNeighbour++ + worker * 70);
}
