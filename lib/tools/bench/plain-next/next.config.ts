import type { NextConfig } from "next";

// Copied below the project's folder, where its packages are found.
const root = `${import.meta.dirname}/../../..`;

export default {
  turbopack: { root },
  outputFileTracingRoot: root,
  serverExternalPackages: ["@prisma/adapter-pg", "pg"],
  typescript: { ignoreBuildErrors: true }, // the project's own check reads these files
} satisfies NextConfig;
