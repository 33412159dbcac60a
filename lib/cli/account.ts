import { userInfo } from "node:os";

/** The account that runs a command, for the audit trail; at most 64 characters, the size of its column. */
export function account(): string {
  return userInfo().username.slice(0, 64);
}
