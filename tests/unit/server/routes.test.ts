import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addressesOf } from "#lib/server/routes.ts";

/** A build as Next writes it, with a page of each kind. */
function aBuild() {
  const dist = mkdtempSync(join(tmpdir(), "front-routes-"));
  onTestFinished(() => rmSync(dist, { recursive: true }));
  const page = (name: string) => ({ page: name, regex: `^${name.replace(/\[\w+\]/g, "([^/]+?)")}(?:/)?$` });
  const routes = {
    redirects: [
      { source: "/:path+/", destination: "/:path+", regex: "^(?:/((?:[^/]+?)(?:/(?:[^/]+?))*))/$" },
      {
        source: "/fr/issues/:path*",
        destination: "/fr/enjeux/:path*",
        regex: "^(?!/_next)/fr/issues(?:/((?:[^/]+?)(?:/(?:[^/]+?))*))?(?:/)?$",
      },
    ],
    rewrites: {
      beforeFiles: [],
      afterFiles: [
        {
          source: "/fr/enjeux/:path*",
          destination: "/fr/issues/:path*",
          regex: "^/fr/enjeux(?:/((?:[^/]+?)(?:/(?:[^/]+?))*))?(?:/)?$",
        },
        {
          source: "/fr/petitions/:slug/verifiez",
          destination: "/fr/petitions/:slug/check",
          regex: "^/fr/petitions(?:/([^/]+?))/verifiez(?:/)?$",
        },
      ],
      fallback: [],
    },
    staticRoutes: [page("/"), page("/sitemap.xml")],
    dynamicRoutes: [
      "/data/[file]",
      "/[locale]",
      "/[locale]/issues",
      "/[locale]/issues/[slug]",
      "/[locale]/petitions/[slug]",
      "/[locale]/petitions/[slug]/check",
      "/[locale]/signatures/[token]",
      "/unsubscribe/[token]",
    ].map(page),
  };
  const closed = ["/[locale]", "/[locale]/issues", "/[locale]/issues/[slug]", "/[locale]/petitions/[slug]"];
  const built = [
    "/en",
    "/fr",
    "/en/issues",
    "/fr/issues",
    "/en/issues/a",
    "/fr/issues/b",
    "/en/petitions/a",
    "/fr/petitions/b",
  ];
  const prerendered = {
    routes: Object.fromEntries(built.map((path) => [path, {}])),
    dynamicRoutes: Object.fromEntries(closed.map((name) => [name, { fallback: false }])),
    preview: { previewModeId: "0".repeat(32) },
  };
  writeFileSync(join(dist, "routes-manifest.json"), JSON.stringify(routes));
  writeFileSync(join(dist, "prerender-manifest.json"), JSON.stringify(prerendered));
  mkdirSync(join(dist, "static/chunks"), { recursive: true });
  writeFileSync(join(dist, "static/chunks/a-B1.css"), "");
  mkdirSync(join(dist, "public"));
  writeFileSync(join(dist, "public/enhance.js"), "");
  return addressesOf(dist, join(dist, "public"));
}

test.each([
  "/",
  "/en",
  "/fr/enjeux",
  "/fr/enjeux/b",
  "/fr/petitions/b/verifiez",
  "/en/petitions/a/check",
  "/fr/issues/b",
  "/fr/issues",
  "/en/issues/",
  "/en/signatures/any-token",
  "/unsubscribe/any-token",
  "/data/anything.csv",
  "/sitemap.xml",
  "/enhance.js",
  "/_next/static/chunks/a-B1.css",
])("%s may be answered by Next", (path) => {
  expect(aBuild()(path)).toBe(true);
});

test.each([
  "/en/zz-1",
  "/en/zz-1/",
  "/fr/issues/anything",
  "/en/issues/b",
  "/fr/enjeux/a",
  "/en/petitions/zz/check",
  "/de",
  "/de/signatures/any-token",
  "/en/signatures",
  "/wp-login.php",
  "/enhance.js.map",
  "/_next/static/chunks/other.js",
  "/data/a/b",
])("%s is nowhere, and Next need not be asked", (path) => {
  expect(aBuild()(path)).toBe(false);
});
