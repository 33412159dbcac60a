import { env, siteUrl } from "../env.ts";

/** The bare address that mail comes from, and that bounces return to: MAIL_FROM, or `no-reply@` the site's host. */
export function senderAddress(): string {
  const from = env().MAIL_FROM;
  if (from) return /<([^<>]+)>\s*$/.exec(from)?.[1]?.trim() ?? from.trim();
  return `no-reply@${new URL(siteUrl()).hostname}`;
}
