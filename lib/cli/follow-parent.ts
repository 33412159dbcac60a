import { whenParentIsGone } from "../parent.ts";

const GRACE_MS = 25_000;

/**
 * Ends this process as SIGTERM would when its parent process is gone. Otherwise a killed start would leave processes
 * behind that hold the port.
 */
export function followParent(): void {
  whenParentIsGone(() => {
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    process.kill(process.pid, "SIGTERM");
  });
}
