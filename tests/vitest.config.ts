import { join } from "node:path";
import { defineConfig } from "vitest/config";

const root = join(import.meta.dirname, "..");

const shared = {
  root,
  resolve: { alias: { "server-only": join(root, "node_modules/server-only/empty.js") } },
};

const server = { deps: { inline: ["next-intl"] } };

export default defineConfig({
  root,
  test: {
    projects: [
      { ...shared, test: { name: "unit", include: ["tests/unit/**/*.test.{ts,tsx}"], server, testTimeout: 20_000 } },
      {
        ...shared,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.{ts,tsx}"],
          globalSetup: ["tests/support/postgres.ts"],
          server,
          hookTimeout: 60_000,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
