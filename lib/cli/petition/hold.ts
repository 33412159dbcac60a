import { SetupError } from "../../operator-error.ts";
import { type Held, holdForReview, release } from "../../petitions/review.ts";
import { account } from "../account.ts";
import { readArguments, UsageError } from "../arguments.ts";
import { print } from "../terminal/print.ts";
import { findPetition } from "./find.ts";

const reasons = {
  unknown: "This petition has no signature with that id. `petition stats <slug>` lists the held ones.",
  withdrawn: "That signature was withdrawn: nothing is left to review.",
  held: "The team already holds that signature.",
  "not-held": "That signature is not held.",
};

/** `petition hold <slug> <id>` */
export function holdSignature(args: string[]): Promise<void> {
  return move(args, holdForReview);
}

/** `petition release <slug> <id>` */
export function releaseSignature(args: string[]): Promise<void> {
  return move(args, release);
}

async function move(
  args: string[],
  verb: (petition: string, id: string, actor: string) => Promise<Held>,
): Promise<void> {
  const [slug, id] = readArguments(args).positionals;
  const { en: petition } = await findPetition(slug);
  if (id === undefined)
    throw new UsageError("Give the id of one signature: `petition stats <slug>` lists the held ones.");
  const outcome = await verb(petition.key, id, account());
  if (!outcome.ok) throw new SetupError(reasons[outcome.error]);
  const { was, became } = outcome;
  print(was === became ? `${id}: still held, now by the team` : `${id}: ${was} → ${became}`);
}
