import { createInterface } from "node:readline/promises";
import { SetupError } from "../../operator-error.ts";
import { erasePerson, hasEarlierIndex } from "../../retention/erase-person.ts";
import { emailField } from "../../signatures/form/fields/email.ts";
import { account } from "../account.ts";
import { print } from "../terminal/print.ts";
import { withDatabase } from "../with-database.ts";
import { takeKeys } from "./take-keys.ts";

/** `privacy erase`: asks for the address, since every process can see arguments and the shell's history keeps them. */
export async function eraseAddress(args: string[]): Promise<void> {
  if (args.length > 0) throw new SetupError("Do not give the address on the command line: the command asks for it.");
  takeKeys("INDEX_KEY");
  const [address = "", never = ""] = await ask([
    "Address to erase: ",
    "Also refuse all future mail to it, even when someone signs with it? (yes or no) ",
  ]);
  if (!/^(yes|no|oui|non)?$/i.test(never.trim())) throw new SetupError("Please answer yes or no. Nothing was changed.");
  await withDatabase(async () => {
    const email = emailField.safeParse(address);
    if (!email.success) throw new SetupError("This is not an e-mail address. Nothing was changed.");
    const count = await erasePerson(email.data, /^(yes|oui)$/i.test(never.trim()), account());
    print(count === 0 ? "Nothing is held about this address." : `Erased: ${count}. Counts follow within seconds.`);
    if (await hasEarlierIndex())
      print(
        "Some signatures are still hashed with an earlier key and cannot be found: run privacy renew, then this command again.",
      );
    print("Packs already delivered cannot be recalled. When a backup is restored, the address is erased again.");
  });
}

/** The answers to these questions, also when they come through a pipe. */
async function ask(questions: string[]): Promise<string[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const lines = terminal[Symbol.asyncIterator]();
  const answers: string[] = [];
  for (const question of questions) {
    process.stderr.write(question);
    const { value, done } = await lines.next();
    answers.push(done ? "" : value);
  }
  terminal.close();
  return answers;
}
