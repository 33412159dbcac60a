import { site } from "../../content/index.ts";
import { SetupError } from "../../operator-error.ts";
import { APPROVAL_DAYS, APPROVALS_NEEDED, approve, listApprovals } from "../../petitions/deliver/approvals.ts";
import { countByStatus } from "../../petitions/overview.ts";
import { account } from "../account.ts";
import { readArguments } from "../arguments.ts";
import { print } from "../terminal/print.ts";
import { figure } from "../terminal/table.ts";
import { findPetition } from "./find.ts";
import { readSecret } from "./secret-file.ts";

/** `petition approve <slug> --to age1… --key <own key file> [--up-to <signatures>]`: one person's approval of a delivery. */
export async function approveDelivery(args: string[]): Promise<void> {
  const { positionals, valuesOf } = readArguments(args, ["to", "key", "up-to"]);
  const { en: petition } = await findPetition(positionals[0]);
  const recipients = valuesOf("to");
  const [file, ...others] = valuesOf("key");
  if (file === undefined || others.length > 0) throw new SetupError("Give the file of your own key: --key <file>.");
  const upTo = readUpTo(valuesOf("up-to")) ?? (await countByStatus()).get(petition.key)?.confirmed ?? 0;
  const what = { petition: petition.key, recipients };
  const { role } = await approve({ ...what, upTo }, await readSecret(file), site.approvers, account());
  const all = await listApprovals(what, site.approvers);
  print(`Approved as ${role}: up to ${figure(upTo)} signatures of “${petition.title}”, for`);
  for (const recipient of recipients) print(`  ${recipient}`);
  print(
    `${all.length} of ${APPROVALS_NEEDED} approvals are here. Yours can be used once, within ${APPROVAL_DAYS} days.`,
  );
  if (petition.status === "open")
    print("The petition is open: with --up-to you can approve signatures that are still to come.");
}

function readUpTo(given: string[]): number | undefined {
  const [text, ...others] = given;
  if (text === undefined) return undefined;
  if (others.length > 0 || !/^[1-9]\d{0,8}$/.test(text)) throw new SetupError("--up-to must be one whole number.");
  return Number(text);
}
