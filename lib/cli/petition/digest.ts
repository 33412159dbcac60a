import { env } from "../../env.ts";
import { openPost } from "../../mail/send.ts";
import { SetupError } from "../../operator-error.ts";
import { assertComplete } from "../../production.ts";
import { composeDigest } from "../../watch/compose-digest.ts";
import { readWeek } from "../../watch/read-week.ts";
import { sendToTeam } from "../../watch/team-mail.ts";
import { readArguments } from "../arguments.ts";
import { print } from "../terminal/print.ts";

/** `petition digest [--send]`: the weekly mail to the team as it would be today; `--send` mails it. */
export async function showDigest(args: string[]): Promise<void> {
  const send = readArguments(args, [], ["send"]).has("send");
  const mail = await composeDigest(await readWeek());
  if (!send) return print(mail.text);
  if (!env().TEAM_MAIL) throw new SetupError("TEAM_MAIL is not set: it says who gets this mail.");
  assertComplete("mailing");
  const post = openPost();
  try {
    print(`Sent to ${await sendToTeam(post, mail)} of the team.`);
  } finally {
    post.close();
  }
}
