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
  if (args.length > 0) throw new SetupError("The address is asked for, and never given on the command line.");
  takeKeys();
  const [address = "", never = ""] = await ask([
    "Address to erase: ",
    "Also never write to it again, even when somebody signs with it? (yes or no) ",
  ]);
  if (!/^(yes|no|oui|non)?$/i.test(never.trim())) throw new SetupError("Please answer yes or no. Nothing was changed.");
  await withDatabase(async () => {
    const email = emailField.safeParse(address);
    if (!email.success) throw new SetupError("This is no e-mail address. Nothing was changed.");
    const count = await erasePerson(email.data, /^(yes|oui)$/i.test(never.trim()), account());
    print(count === 0 ? "Nothing is held about this address." : `Erased: ${count}. Counts follow within seconds.`);
    if (await hasEarlierIndex())
      print(
        "Some signatures are still indexed with an earlier key and cannot be found: run privacy renew, then this again.",
      );
    print("Packs already delivered cannot be called back; backups forget it when they are restored.");
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
