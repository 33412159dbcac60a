import { BlockList, isIP } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

/**
 * Returns SMTP_URL in the form the transport takes. Mail leaves this machine encrypted or not at all, since it carries
 * addresses and the links that act for their owners. `smtp:` therefore requires STARTTLS, whatever options the address
 * contains; only a server on this machine may do without.
 */
export function withTls(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  if (url.protocol === "smtps:" || isThisMachine(url.hostname)) return smtpUrl;
  // The transport takes the first of two values, and its comparison of names is case-sensitive.
  for (const name of ["requireTLS", "ignoreTLS", "opportunisticTLS"]) url.searchParams.delete(name);
  url.searchParams.set("requireTLS", "true");
  return url.href;
}

/** Whether a host of an address is this machine itself. */
export function isThisMachine(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").toLowerCase();
  const version = isIP(host);
  return version === 0 ? host === "localhost" : loopback.check(host, version === 4 ? "ipv4" : "ipv6");
}
