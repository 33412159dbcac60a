import type { MailJob } from "../../mail/queue.ts";
import { decryptAddress } from "../../mail/recipient.ts";
import { neverWriteAgain } from "../../retention/never-again.ts";

/** Ends all mail to the encrypted address in the job; see `runMailJobs`. @throws Error when it cannot be decrypted */
export async function endAllMail({
  petition,
  id,
  emailSealed,
}: Extract<MailJob, { kind: "never-again" }>): Promise<"suppressed"> {
  if (emailSealed === undefined) throw new Error("The job holds no address");
  await neverWriteAgain(await decryptAddress(Buffer.from(emailSealed, "base64"), { petition, id }), "worker");
  return "suppressed";
}
