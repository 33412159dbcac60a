import { readReturnToken } from "../crypto/return-token.ts";
import { log } from "../log.ts";
import { noteBounce } from "../mail/bounces.ts";
import { readReturnedMail } from "../mail/return-path.ts";
import { count } from "../metrics.ts";
import { listPetitionsWithSignatures } from "../petitions/wordings.ts";

/**
 * Notes the bounce that a returned mail tells of. Any other mail is left alone, and nothing is ever answered: an answer
 * could start a loop.
 * @param message the whole mail as it arrived
 * @returns whether it was a bounce
 * @throws when the database cannot be reached
 */
export async function noteReturnedMail(message: string): Promise<boolean> {
  const returned = readReturnedMail(message);
  if (returned === null) {
    count("bounce", { result: "not-a-bounce" });
    log.info({ event: "bounce", result: "not a bounce" });
    return false;
  }
  const { token, status } = returned;
  const signature = readReturnToken(token, await listPetitionsWithSignatures());
  if (signature === null) {
    count("bounce", { result: "unknown" });
    log.warn({ event: "bounce", result: "unknown", code: status });
    return true;
  }
  await noteBounce(signature.petition, signature.id, status);
  count("bounce", { result: "noted" });
  log.info({ event: "bounce", result: "noted", code: status, petition: signature.petition });
  return true;
}
