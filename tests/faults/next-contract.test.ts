import { expect, test } from "vitest";
import { NEXT_CACHE_HEADER } from "#lib/server/next-contract.ts";
import { type ObservedNext, observeNext } from "#tests/support/built-next.ts";
import { assumptions, findFallen } from "#tests/support/next-assumptions.ts";
import { dataFolderOfThisFile } from "#tests/support/running-site.ts";

// What is taken for granted about Next's insides, asked of the Next that is installed and of the pages it built.
const observed = await observeNext(dataFolderOfThisFile());

test.each(assumptions)("$name", ({ holds }) => {
  expect(holds(observed)).toBe(true);
});

type Change = (observed: ObservedNext) => Partial<ObservedNext>;

const inPage =
  (from: string | RegExp, to: string): Change =>
  ({ page }) => ({ page: { ...page, text: page.text.replace(from, to) } });
/** One change of Next for each assumption, and the assumptions that fall by it. */
const changes: [change: string, Change, fallen: string[]][] = [
  [
    "another word for a page that was kept",
    ({ keptPages }) => ({
      keptPages: keptPages.map((kept) => ({ ...kept, headers: { ...kept.headers, [NEXT_CACHE_HEADER]: "KEPT" } })),
    }),
    ["the cache header says HIT or STALE for a page that was kept"],
  ],
  [
    "another header for a page to be rendered now",
    ({ keptPages }) => ({ renderedPages: keptPages }),
    ["a page is rendered now when the header of the contract asks for it"],
  ],
  [
    "pages without an age",
    ({ page }) => ({ page: { ...page, headers: { ...page.headers, "cache-control": "public" } } }),
    ["a page that everyone may have says for how long, in s-maxage"],
  ],
  [
    "flight data in an element of its own",
    inPage("</body>", '<next-data>self.__next_f.push([1,"x"])</next-data></body>'),
    ["code of the framework comes in script elements and preloads of scripts only"],
  ],
  [
    "a script loaded by another kind of link",
    inPage("</head>", '<link rel="preload-script" href="/_next/static/chunks/a.js"></head>'),
    ["code of the framework comes in script elements and preloads of scripts only"],
  ],
  [
    "content that waits in a hidden div",
    inPage("</body>", '<div hidden id="S:0"><p>Late</p></div></body>'),
    ["a hidden div is an empty shell for metadata"],
  ],
  [
    "content that waits in a template",
    inPage("</main>", '<template id="B:0"></template></main>'),
    ["no part of a page waits in a template for a script"],
  ],
  [
    "a title at the end of the page",
    inPage(/<title>.*?<\/title>/, ""),
    ["the title and the description of a page are in its head"],
  ],
  [
    "other names for the fields of an action",
    inPage(/\$ACTION_/g, "$FUNCTION_"),
    ["a form announces its action in the fields of the contract"],
  ],
  [
    "identifiers of actions of another form",
    inPage(/(?<=&quot;id&quot;:&quot;)\w+/g, "module#name"),
    ["a form announces its action in the fields of the contract"],
  ],
  [
    "a redirection after each form",
    ({ emptyForm }) => ({ emptyForm: { ...emptyForm, status: 303, text: "" } }),
    ["the answer to a form is the page once more, with the action's fields"],
  ],
  [
    "a failure for an unknown action",
    ({ unknownAction }) => ({ unknownAction: { ...unknownAction, status: 500 } }),
    ["an action that the build does not have is answered with 404 or 409"],
  ],
  [
    "other names for Next's own pages",
    () => ({ ownPages: ["/next-global-error"] }),
    ["Next's own pages have names that begin with an underscore"],
  ],
  [
    "a page of Next's that can be read",
    ({ ownPage }) => ({ ownPage: { ...ownPage, status: 200 } }),
    ["Next answers the name of a page of its own with a failure"],
  ],
  [
    "another ending for the data of a page",
    ({ dataEndings }) => ({ dataEndings: [...dataEndings, ".flight"] }),
    ["data for the framework's scripts is at the addresses of the contract"],
  ],
  [
    "another parameter for the data of a page",
    () => ({ dataParameters: ["flight"] }),
    ["parameters for the framework's scripts have the names of the contract"],
  ],
  [
    "another file beside a page",
    ({ files }) => ({ files: [...files, "server/app/en/issues/bill-c-2.flight"] }),
    ["what a build keeps beside a page has an ending of the contract"],
  ],
  [
    "no file with the identifier of the build",
    ({ files }) => ({ files: files.filter((file) => file !== "BUILD_ID") }),
    ["a finished build has its identifier in a file"],
  ],
  [
    "routes under another name",
    () => ({ routes: { version: 4, routes: [] } }),
    ["the list of routes has the shape of the contract"],
  ],
  [
    "pages made at build time as a list",
    () => ({ prerendered: { routes: [], dynamicRoutes: [{ page: "/[locale]" }] } }),
    ["the list of pages made at build time has the shape of the contract"],
  ],
  [
    "a Next that reads .env in spite of the variable",
    () => ({ readsEnvironmentFile: { asStarted: true, otherwise: true } }),
    ["Next leaves .env alone when the variable of the contract is set"],
  ],
  ["another command", () => ({ commandAnswer: "" }), ["Next's command is where the contract says"]],
  [
    "other words while it builds",
    () => ({ buildSource: "'Making a fast build'" }),
    ["the output of a build names its steps in the words of the contract"],
  ],
];

test.each(changes)("%s is noticed, by name", (_, change, fallen) => {
  expect(findFallen({ ...observed, ...change(observed) })).toEqual(fallen);
});

test("each assumption has a change that fells it", () => {
  const felled = new Set(changes.flatMap(([, , fallen]) => fallen));
  expect(assumptions.map(({ name }) => name).filter((name) => !felled.has(name))).toEqual([]);
});
