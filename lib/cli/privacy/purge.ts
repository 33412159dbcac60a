import { listPetitionsAndDrafts } from "../../content/index.ts";
import { purge } from "../../retention/purge.ts";
import { account } from "../account.ts";
import { print } from "../terminal/print.ts";
import { withDatabase } from "../with-database.ts";

/** `privacy purge`: runs the hourly job now. Ends with code 1 when anything could not be erased. */
export async function purgeNow(): Promise<void> {
  await withDatabase(async () => {
    const outcomes = await purge(await listPetitionsAndDrafts("en"), account());
    for (const outcome of outcomes) {
      const what = outcome.petition ? `${outcome.petition}, ${outcome.rule}` : outcome.rule;
      if ("failed" in outcome) {
        process.exitCode = 1;
        print(`${what}: could not be erased (${outcome.failed}); the worker tries again every hour`);
      } else if (outcome.removed > 0) print(`${what}: ${outcome.removed} erased`);
    }
    if (!outcomes.some((outcome) => "failed" in outcome)) print("Everything past its retention time is erased.");
  });
}
