import { z } from "zod";
import { applyMigrations, draftMigration } from "./engine.ts";

/**
 * One step of Prisma's schema engine, in a process that exits: the engine leaves a timer running for ten seconds,
 * and a crash of its WebAssembly must not take the site with it. Called through ../migrate.ts only.
 */
const request = z.union([
  z.object({ verb: z.literal("apply"), url: z.string(), folder: z.string().optional() }),
  z.object({ verb: z.literal("draft"), url: z.string(), name: z.string() }),
]);

process.once("message", async (message) => {
  const step = request.parse(message);
  try {
    const value =
      step.verb === "apply" ? await applyMigrations(step.url, step.folder) : await draftMigration(step.url, step.name);
    answer({ ok: true, value });
  } catch (error) {
    answer({ ok: false, error: error instanceof Error ? error.message : String(error) });
  }
});

function answer(message: object): void {
  process.send?.(message, undefined, undefined, () => process.exit(0));
}
