import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { listSources, readImports, readSource, root } from "./imports.ts";

/** One thing of Next or React that this site must not use. */
interface Forbidden {
  what: string;
  /** Why not, and what to do instead. */
  why: string;
  isIn(file: string, source: string): boolean;
}

const withoutScripts = "pages are sent without the framework's scripts";

const forbidden: Forbidden[] = [
  {
    what: "loading.tsx",
    why: `${withoutScripts}, so what it stands in for would stay hidden for ever; wait for the data in the page`,
    isIn: (file) => /^loading\.[jt]sx?$/.test(basename(file)),
  },
  {
    what: "Suspense",
    why: `${withoutScripts}, so what comes late would stay hidden for ever; wait for the data in the page`,
    isIn: (_, source) =>
      /<(?:React\.)?Suspense\b|\bReact\.Suspense\b|\bimport\b[^;]*\bSuspense\b[^;]*\bfrom\s+["']react["']/.test(source),
  },
  {
    what: "next/script",
    why: `${withoutScripts}, so nothing would load it; use <script type="module" src="…" data-keep>`,
    isIn: importing("next/script"),
  },
  {
    what: "next/image",
    why: "its optimizer at /_next/image fetches and resizes for anyone who asks, and is closed; use <img> with width and height",
    isIn: importing("next/image", "next/legacy/image"),
  },
  {
    what: "middleware.ts or proxy.ts",
    why: "Next would run it before each page and give way to forged headers; lib/server decides about requests before Next",
    isIn: (file) => /^(?:middleware|proxy)\.[cm]?[jt]sx?$/.test(basename(file)),
  },
];

function importing(...names: string[]) {
  return (file: string, source: string) =>
    readImports(file, source).some(({ to }) => names.includes(to.replace(/\.js$/, "")));
}

/** Next also takes `middleware.ts` from the root of the repository. */
const sources = [...listSources().filter((file) => /^(?:app|components)\//.test(file)), ...filesAtTheRoot()];

function filesAtTheRoot(): string[] {
  return readdirSync(root).filter((file) => /\.[cm]?[jt]sx?$/.test(file));
}

test.each(forbidden)("nothing uses $what: $why", ({ isIn }) => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((file) => isIn(file, readSource(file)))).toEqual([]);
});

describe("a planted one is noticed", () => {
  test.each([
    ["loading.tsx", "app/[locale]/news/loading.tsx", ""],
    ["Suspense", "app/[locale]/page.tsx", 'import { Suspense } from "react";'],
    ["Suspense", "app/[locale]/page.tsx", 'import { cache, Suspense as Late } from "react";'],
    ["Suspense", "components/ui/late.tsx", "export const Late = () => <React.Suspense fallback={null} />;"],
    ["next/script", "app/[locale]/layout.tsx", 'import Script from "next/script";'],
    ["next/script", "app/[locale]/layout.tsx", 'const { default: Script } = await import("next/script");'],
    ["next/image", "components/ui/photo.tsx", 'import Image from "next/image";'],
    ["next/image", "components/ui/photo.tsx", 'import Image from "next/legacy/image";'],
    ["middleware.ts or proxy.ts", "middleware.ts", ""],
    ["middleware.ts or proxy.ts", "app/proxy.ts", ""],
  ])("%s in %s: %s", (what, file, source) => {
    expect(forbidden.filter(({ isIn }) => isIn(file, source)).map((each) => each.what)).toEqual([what]);
  });

  test.each(["components/ui/loading-bar.tsx", "lib/server/proxy-hints.ts"])("%s is none", (file) => {
    expect(forbidden.filter(({ isIn }) => isIn(file, 'import { suspense } from "./words.ts";'))).toEqual([]);
  });
});
