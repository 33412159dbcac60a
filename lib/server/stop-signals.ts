import { whenParentIsGone } from "../parent.ts";

/** Calls `stop` on SIGTERM, on SIGINT, and when the process that started this one is gone. */
export function onStop(stop: (reason: string) => void): void {
  whenParentIsGone(() => stop("parent gone"));
  process.once("SIGTERM", () => stop("SIGTERM"));
  process.once("SIGINT", () => stop("SIGINT"));
}
