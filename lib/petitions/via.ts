/**
 * The ways in which a link to a petition is passed on. Each is the value of `via` in that link, so part of public
 * addresses: rename none. `share` is the device's own sheet.
 */
export const CHANNELS = [
  "share",
  "copy",
  "email",
  "whatsapp",
  "sms",
  "signal",
  "telegram",
  "facebook",
  "bluesky",
  "mastodon",
  "linkedin",
  "x",
] as const;

export type Channel = (typeof CHANNELS)[number];

/** Services add parameters of their own, before or after. */
const MARK = /[?&]via=([a-z]+)(?=&|$)/;

/** An address with the mark of a channel. @param url complete, without query or fragment */
export function withVia(url: string, channel: Channel): string {
  return `${url}?via=${channel}`;
}

/** The channel that a request target names; null without one, and for every value that is not of the list. */
export function viaOf(target: string): Channel | null {
  const named = MARK.exec(target)?.[1];
  return CHANNELS.find((channel) => channel === named) ?? null;
}
