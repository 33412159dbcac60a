import type { NextConfig } from "next";
import { PHASE_PRODUCTION_BUILD } from "next/constants.js";
import {
  draftSegment,
  figuresSegment,
  inboxSegment,
  letterSegment,
  neverAgainSegment,
  segments,
  togetherSegment,
  toolkitSegment,
  withdrawSegment,
} from "./lib/i18n/paths.ts";

/** French addresses are shown by the pages of the English folders; the folder's own French-prefixed form leads to the French address. */
const translated = Object.values(segments).filter(({ en, fr }) => en !== fr);
const below = [
  { en: `/petitions/:slug${figuresSegment.en}`, fr: `/petitions/:slug${figuresSegment.fr}` },
  { en: `/petitions/:slug${letterSegment.en}`, fr: `/petitions/:slug${letterSegment.fr}` },
  { en: `/petitions/:slug${toolkitSegment.en}`, fr: `/petitions/:slug${toolkitSegment.fr}` },
  { en: `${draftSegment.en}/:slug/:key`, fr: `${draftSegment.fr}/:slug/:key` },
  { en: `/petitions/:slug${inboxSegment.en}`, fr: `/petitions/:slug${inboxSegment.fr}` },
  { en: `/signatures/:token${withdrawSegment.en}`, fr: `/signatures/:token${withdrawSegment.fr}` },
  { en: `/signatures/:token${togetherSegment.en}`, fr: `/signatures/:token${togetherSegment.fr}` },
  ...["/signatures/:token", "/signatures/updates/:token"].map((own) => ({
    en: `${own}${neverAgainSegment.en}`,
    fr: `${own}${neverAgainSegment.fr}`,
  })),
];

const config: NextConfig = {
  poweredByHeader: false,
  // The server in front compresses and tags pages once, not at every request.
  compress: false,
  generateEtags: false,
  // Metadata in the head for every reader: without scripts nothing could move it there later.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  // `npm run check` holds the types; the build of a released version need not do it again.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  // The server in front keeps pages: Next need not keep them once more in memory.
  cacheMaxMemorySize: 0,
  experimental: {
    globalNotFound: true,
    serverActions: { bodySizeLimit: "64kb" },
    // The build may be read-only, and no count travels with a copy of it.
    isrFlushToDisk: false,
  },
  serverExternalPackages: ["sodium-native", "pg", "pg-boss", "@prisma/client", "pino", "pdfkit"],
  rewrites: async () => [
    // Before the news items, which stand beside it.
    { source: `/fr${segments.news.fr}${inboxSegment.fr}`, destination: `/fr${segments.news.en}${inboxSegment.en}` },
    ...translated.map(({ en, fr }) => ({ source: `/fr${fr}/:path*`, destination: `/fr${en}/:path*` })),
    ...below.map(({ en, fr }) => ({ source: `/fr${fr}`, destination: `/fr${en}` })),
  ],
  redirects: async () => [
    {
      source: `/fr${segments.news.en}${inboxSegment.en}`,
      destination: `/fr${segments.news.fr}${inboxSegment.fr}`,
      permanent: true,
    },
    ...translated.map(({ en, fr }) => ({ source: `/fr${en}/:path*`, destination: `/fr${fr}/:path*`, permanent: true })),
    ...below.map(({ en, fr }) => ({ source: `/fr${en}`, destination: `/fr${fr}`, permanent: true })),
  ],
};

/** A build stops on any problem of the content and names them all at once. */
export default async function configure(phase: string): Promise<NextConfig> {
  if (phase === PHASE_PRODUCTION_BUILD) {
    const { assertContent } = await import("./lib/content/check/index.ts");
    await assertContent();
  }
  return config;
}
