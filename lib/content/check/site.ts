import { PAGE_SECTIONS, THEME_PAGES } from "../load/page-folders.ts";
import type { Problem } from "../problem.ts";
import type { AllContent } from "./content-types.ts";
import { suggest } from "./texts.ts";

/** The menu names pages that exist, and drawings for sharing are there. */
export function checkSite({ site, pages, illustrations }: AllContent): Problem[] {
  const { menu = [], pictures } = site?.value ?? {};
  const { focus: _, ...drawings } = pictures ?? {};
  const place = (path: PropertyKey[]) => ({
    file: site?.file ?? "",
    ...(site?.placeOf(path) ?? { line: 1, column: 1 }),
  });
  const absent = THEME_PAGES.filter((kind) => !pages.some((page) => page.kind === kind)).map(
    (kind) => PAGE_SECTIONS[kind],
  );
  return [
    ...menu.flatMap((section, index) =>
      absent.some((one) => one === section)
        ? {
            ...place(["menu", index]),
            found: `\`${section}\` names a page that the site does not have`,
            remedy: "take it out of the menu, or write the page",
          }
        : [],
    ),
    ...Object.entries(drawings).flatMap(([use, name]) =>
      illustrations.has(name)
        ? []
        : {
            ...place(["pictures", use]),
            found: `no illustration \`${name}\` in public/illustrations`,
            remedy: suggest(name, illustrations),
          },
    ),
  ];
}
