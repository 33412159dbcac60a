import { setTimeout as wait } from "node:timers/promises";
import { listPetitions } from "../../content/index.ts";
import { formWith, visit } from "../../harness/visitor.ts";
import { inboxPath, path } from "../../i18n/index.ts";
import { SetupError } from "../../operator-error.ts";
import { isOpen } from "../../petitions/status.ts";

/** The form of one petition. */
export interface Form {
  page: string;
  inbox: string;
  hidden: Record<string, string>;
}

/** The form of each petition that can be signed, as a reader has kept it open for a while. */
export async function readForms(address: string): Promise<[Form, ...Form[]]> {
  const visitor = visit(address, "10.255.0.0");
  const forms: Form[] = [];
  for (const { slug, ...dates } of await listPetitions("en")) {
    if (!isOpen(dates, new Date())) continue;
    const page = path("en", "petitions", slug);
    forms.push({ page, inbox: inboxPath("en", slug), hidden: formWith("email", (await visitor.read(page)).html) });
  }
  const [first, ...others] = forms;
  if (!first) throw new SetupError("No petition is open: there is nothing to sign.");
  return [first, ...others];
}

/** The whole form of one numbered supporter; each has a key of its own, as the page's script makes it. */
export function filledForm({ hidden }: Form, number: number, email: string): Record<string, string> {
  const person = { name: `Supporter ${number}`, email, postalCode: "K1A 0B1", country: "CA" };
  return { ...hidden, ...person, formKey: `form-of-supporter-${number}` };
}

/**
 * Spread over all of 10.0.0.0/8, as a crowd is over the world: consecutive numbers would look like one hosting range.
 */
export function addressInACrowd(number: number): string {
  const spread = (number * 40_503_001) % 2 ** 24;
  return `10.${spread >> 16}.${(spread >> 8) & 255}.${spread & 255}`;
}

/** Allows at most this many per second, one after the other. */
export function atMost(perSecond: number): () => Promise<void> {
  let free = 0;
  return async () => {
    const now = performance.now();
    free = Math.max(now, free + 1000 / perSecond);
    await wait(free - now);
  };
}
