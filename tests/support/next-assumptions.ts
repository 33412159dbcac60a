import { parse } from "parse5";
import { formWith } from "#lib/harness/visitor.ts";
import { checkActionFields } from "#lib/server/action-fields.ts";
import { attribute, elements } from "#lib/server/html-tree.ts";
import {
  BUILD_ID_FILE,
  buildSteps,
  isFromNextCache,
  isMetadataShell,
  isNextDataParameter,
  isNextDataPath,
  isNextField,
  isNextPageName,
  prerenderManifest,
  routesManifest,
} from "#lib/server/next-contract.ts";
import { stripScripts } from "#lib/server/strip-scripts.ts";
import type { ObservedNext } from "./built-next.ts";

/** What `lib/server/next-contract.ts` takes for granted, and how an observation shows it. */
export interface Assumption {
  name: string;
  holds(observed: ObservedNext): boolean;
}

export const assumptions: Assumption[] = [
  {
    name: "the cache header says HIT or STALE for a page that was kept",
    holds: ({ keptPages }) => keptPages.every(({ headers }) => isFromNextCache(headers)),
  },
  {
    name: "a page is rendered now when the header of the contract asks for it",
    holds: ({ renderedPages }) =>
      renderedPages.every(({ status, headers }) => status === 200 && !isFromNextCache(headers)),
  },
  {
    name: "a page that everyone may have says for how long, in s-maxage",
    holds: ({ page }) => /\bs-maxage=\d+/.test(page.headers["cache-control"] ?? ""),
  },
  {
    name: "code of the framework comes in script elements and preloads of scripts only",
    holds: ({ page }) => !/self\.__next|\/_next\/static\/[^"]+\.js\b/.test(stripScripts(page.text).html),
  },
  {
    name: "a hidden div is an empty shell for metadata",
    holds: ({ page }) => {
      const hidden = [...elements(parse(page.text))].filter(
        (element) => element.tagName === "div" && attribute(element, "hidden") !== undefined,
      );
      return hidden.length > 0 && hidden.every(isMetadataShell);
    },
  },
  {
    name: "no part of a page waits in a template for a script",
    holds: ({ page }) => ![...elements(parse(page.text))].some(({ tagName }) => tagName === "template"),
  },
  {
    name: "the title and the description of a page are in its head",
    holds: ({ page }) => {
      const [head = ""] = page.text.split("</head>", 1);
      return head.includes("<title>") && head.includes('name="description"');
    },
  },
  {
    name: "a form announces its action in the fields of the contract",
    holds: ({ page }) => {
      const fields = Object.entries(formWith("email", page.text));
      return fields.some(([name]) => isNextField(name)) && checkActionFields(fields) === "sound";
    },
  },
  {
    name: "the answer to a form is the page once more, with the action's fields",
    holds: ({ emptyForm: { status, text } }) =>
      status === 200 && checkActionFields(Object.entries(formWith("email", text))) === "sound",
  },
  {
    name: "an action that the build does not have is answered with 404 or 409",
    holds: ({ unknownAction }) => [404, 409].includes(unknownAction.status),
  },
  {
    name: "Next's own pages have names that begin with an underscore",
    holds: ({ ownPages }) => ownPages.length > 0 && ownPages.every(isNextPageName),
  },
  {
    name: "Next answers the name of a page of its own with a failure",
    holds: ({ ownPage }) => ownPage.status >= 400,
  },
  {
    name: "data for the framework's scripts is at the addresses of the contract",
    holds: ({ pageData, dataEndings }) =>
      pageData.headers["content-type"] === "text/x-component" &&
      dataEndings.every((ending) => isNextDataPath(`/en/issues${ending}`)),
  },
  {
    name: "parameters for the framework's scripts have the names of the contract",
    holds: ({ dataParameters }) => dataParameters.every(isNextDataParameter),
  },
  {
    name: "what a build keeps beside a page has an ending of the contract",
    holds: ({ files }) => {
      const beside = files.filter((file) => /^server\/app\/en\/issues\//.test(file) && /\.[a-z]+$/.test(file));
      return beside.length > 0 && beside.every((file) => file.endsWith(".html") || isNextDataPath(`/${file}`));
    },
  },
  {
    name: "a finished build has its identifier in a file",
    holds: ({ files }) => files.includes(BUILD_ID_FILE),
  },
  {
    name: "the list of routes has the shape of the contract",
    holds: ({ routes }) => routesManifest.safeParse(routes).success,
  },
  {
    name: "the list of pages made at build time has the shape of the contract",
    holds: ({ prerendered }) => prerenderManifest.safeParse(prerendered).success,
  },
  {
    name: "Next leaves .env alone when the variable of the contract is set",
    holds: ({ readsEnvironmentFile: { asStarted, otherwise } }) => !asStarted && otherwise,
  },
  {
    name: "Next's command is where the contract says",
    holds: ({ commandAnswer }) => /\bNext\.js v\d+/.test(commandAnswer),
  },
  {
    name: "the output of a build names its steps in the words of the contract",
    holds: ({ buildSource }) => {
      const words = [...buildSource.matchAll(/['"`]([A-Z][a-z]+ [a-z][a-z ]+)/g)].map(([, text]) => text).join("\n");
      return /Creating an optimized/.test(buildSteps(words).join("\n"));
    },
  },
];

/** The names of the assumptions that do not hold; one that cannot be checked at all does not hold either. */
export function findFallen(observed: ObservedNext): string[] {
  return assumptions.filter((assumption) => !isHolding(assumption, observed)).map(({ name }) => name);
}

function isHolding({ holds }: Assumption, observed: ObservedNext): boolean {
  try {
    return holds(observed);
  } catch {
    return false; // such as a page without the form: the name of the assumption says what is missing
  }
}
