import { isoDay } from "../../i18n/format.ts";
import { countByStatus } from "../../petitions/overview.ts";
import { readArguments } from "../arguments.ts";
import { print } from "../terminal/print.ts";
import { findPetition } from "./find.ts";
import { sayStep } from "./step.ts";

/** `petition close <slug>` */
export async function closePetition(args: string[]): Promise<void> {
  const petition = await findPetition(readArguments(args).positionals[0]);
  const { key, status, closes } = petition.en;
  const today = isoDay(new Date());
  if (status !== "open") return print(`This petition is ${status}: it takes no signatures.`);
  if (closes < today) print(`It has taken no signatures since its last day, ${closes}, but its status is still open.`);
  const confirmed = (await countByStatus()).get(key)?.confirmed ?? 0;
  sayStep(petition, "closed", closes < today ? closes : today, confirmed);
  print();
  print(
    "Signing ends when that change is published. Supporters can still confirm with links already mailed, for seven days each.",
  );
}
