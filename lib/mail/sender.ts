import { env, siteUrl } from "../env.ts";

/** The plain address that mail comes from and bounces return to: MAIL_FROM, or `no-reply@` with the site's host. */
export function senderAddress(): string {
  const from = env().MAIL_FROM;
  if (from) return /<([^<>]+)>\s*$/.exec(from)?.[1]?.trim() ?? from.trim();
  return `no-reply@${new URL(siteUrl()).hostname}`;
}
