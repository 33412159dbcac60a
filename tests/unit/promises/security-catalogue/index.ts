import type { Catalogue } from "./catalogue.ts";
import { entrances } from "./entrances.ts";
import { operation } from "./operation.ts";
import { signers } from "./signers.ts";

/** The site's promises about a second person, a proxy, a crowd or an operator, and the tests that prove each of them. */
export const catalogue: Catalogue = { ...signers, ...entrances, ...operation };
