import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Generates the Prisma client into lib/generated/prisma when the schema or Prisma itself changed. Needs no network.
 * @param {string} root the repository
 * @param {string} node the Node to run Prisma on
 * @param {(line: string) => void} say
 * @throws {Error} with Prisma's own words when the schema is wrong
 */
export function generateClient(root, node, say) {
  const schema = join(root, "prisma/schema.prisma");
  const output = join(root, "lib/generated/prisma");
  const stamp = join(output, ".stamp");
  if (!existsSync(schema)) return;
  const prisma = readFileSync(join(root, "node_modules/prisma/package.json"));
  const wanted = createHash("sha256").update(readFileSync(schema)).update(prisma).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  say("Generating the database client …");
  const run = spawnSync(
    process.execPath,
    [join(root, "node_modules/prisma/build/index.js"), "generate", `--schema=${schema}`],
    {
      cwd: root,
      encoding: "utf8",
      // Prisma would download an engine that generating does not use; the path of any existing program prevents that.
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: node,
        CHECKPOINT_DISABLE: "1",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
      },
    },
  );
  if (run.status !== 0)
    throw new Error(
      `The database client could not be generated from prisma/schema.prisma:\n${run.stderr || run.stdout}`,
    );
  writeFileSync(stamp, wanted);
}
