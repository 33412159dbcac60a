import { type Counted, count } from "./count.ts";
import { networkKey } from "./network-key.ts";

const TEN_MINUTES = 600;
const DAY = 86_400;

/** Signings of one network: beyond the first two numbers they are looked at before they count, since shelters share an address. */
const SIGNINGS_FREE_PER_TEN_MINUTES = 10;
const signingsToday = { name: "sign-day", points: 60, seconds: DAY };
const signings = { name: "sign", points: 30, seconds: TEN_MINUTES };
const presses = { name: "press", points: 30, seconds: TEN_MINUTES };

/** How long to wait: whole seconds, at least 1. */
export type Refused = { allowed: false; retryAfterSeconds: number };

/**
 * Counts one signing of a network.
 * @param address of the visitor, as the server in front gives it; only a keyed hash of its network is kept, for a day
 * @returns `review` when the signature is to be held for a human look
 * @throws when the database is away
 */
export async function allowSigning(address: string): Promise<{ allowed: true; review: boolean } | Refused> {
  const key = await networkKey(address);
  const soon = await count(signings, key);
  if (soon.over) return refuse(soon);
  const today = await count(signingsToday, key);
  return { allowed: true, review: today.over || soon.counted > SIGNINGS_FREE_PER_TEN_MINUTES };
}

/** Counts one press of a button behind a mailed link. @throws when the database is away */
export async function allowPress(address: string): Promise<{ allowed: true } | Refused> {
  const counted = await count(presses, await networkKey(address));
  return counted.over ? refuse(counted) : { allowed: true };
}

function refuse({ waitMs }: Counted): Refused {
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
}
