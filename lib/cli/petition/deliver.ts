import { join } from "node:path";
import { site } from "../../content/index.ts";
import { env } from "../../env.ts";
import { SetupError } from "../../operator-error.ts";
import { deliver } from "../../petitions/deliver/deliver.ts";
import { account } from "../account.ts";
import { readArguments } from "../arguments.ts";
import { print, relativePath } from "../terminal/print.ts";
import { showProgress } from "../terminal/progress.ts";
import { figure } from "../terminal/table.ts";
import { findPetition } from "./find.ts";
import { readSecret } from "./secret-file.ts";
import { sayStep } from "./step.ts";

/** `petition deliver <slug> --to age1… --key <file>`; each option may be repeated. */
export async function deliverPetition(args: string[]): Promise<void> {
  const { positionals, valuesOf } = readArguments(args, ["to", "key"]);
  const petition = await findPetition(positionals[0]);
  if (petition.en.status === "draft") throw new SetupError("This petition is a draft and has no signatures.");
  const { DATA_DIR } = env();
  const secretKeys = await readKeys(valuesOf("key"), DATA_DIR);
  const progress = showProgress("rows");
  const done = await deliver({
    petition,
    organisation: { name: site.organisation.name, email: site.contact.email },
    recipients: valuesOf("to"),
    approvers: site.approvers,
    secretKeys,
    folder: join(DATA_DIR, "deliveries"),
    actor: account(),
    onProgress: progress.tell,
  }).finally(progress.end);
  print(
    `${figure(done.signatures)} signatures in ${relativePath(done.folder)}, encrypted for the recipient's key only.`,
  );
  if (petition.en.status === "open") print("The petition is open: signatures confirmed from now on are not in it.");
  print("Send the folder. Send the checksum of its manifest by another channel:");
  print(`  ${done.manifestSha256}`);
  print();
  print("After it has been handed over:");
  sayStep(petition, "delivered", done.day, done.signatures);
}

async function readKeys(files: string[], dataDir: string): Promise<string[]> {
  if (files.length === 0) {
    throw new SetupError(
      `Give the file that holds the offline delivery key: --key <file>. A trial site keeps it in ${relativePath(join(dataDir, "keys/delivery.secret"))}.`,
    );
  }
  const texts = await Promise.all(files.map(readSecret));
  return texts.flatMap((text) => text.split(/\s+/).filter(Boolean));
}
