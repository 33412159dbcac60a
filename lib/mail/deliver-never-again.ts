import { neverWriteAgain } from "../privacy/never-again.ts";
import { openAddress } from "./contact.ts";
import type { MailJob } from "./queue.ts";

/** Ends all mail to the address a job brings, sealed; see `deliverJob`. @throws Error when it does not open */
export async function endAllMail({
  petition,
  id,
  emailSealed,
}: Extract<MailJob, { kind: "never-again" }>): Promise<"suppressed"> {
  await neverWriteAgain(await openAddress(Buffer.from(emailSealed, "base64"), { petition, id }), "worker");
  return "suppressed";
}
