import { userInfo } from "node:os";

/** The account that runs a command, for the audit trail; 64 characters, as its column holds. */
export function account(): string {
  return userInfo().username.slice(0, 64);
}
