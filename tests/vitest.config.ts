import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { patience as poll } from "./support/patience.ts";

const root = join(import.meta.dirname, "..");

const shared = { root };

/** How long something may hang before a test gives up on it: generous, since a busy machine is no failure. */
const patience = { testTimeout: 600_000, hookTimeout: 600_000, expect: { poll } };

const server = { deps: { inline: ["next-intl"] } };

export default defineConfig({
  root,
  test: {
    // Vitest leaves one core free by itself, which on two cores halves the pace; most files wait for PostgreSQL at times.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { ...shared, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], server, ...patience } },
      {
        ...shared,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.{ts,tsx}"],
          globalSetup: ["tests/support/postgres.ts"],
          server,
          ...patience,
        },
      },
      // Plain HTTP to the site that the journeys visit; the test command starts it.
      { ...shared, test: { name: "requests", include: ["tests/requests/**/*.test.ts"], server, ...patience } },
      {
        ...shared,
        // Each starts the whole site: one at a time, after all others, so that the first builds the pages for the rest.
        test: {
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          server,
          ...patience,
        },
      },
    ],
  },
});
