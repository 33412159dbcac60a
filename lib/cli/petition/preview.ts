import { ContentError, listPetitionsAndDrafts } from "../../content/index.ts";
import { type Env, env as ownEnv } from "../../env.ts";
import { draftPaths } from "../../i18n/paths.ts";
import { SetupError } from "../../operator-error.ts";
import { draftKey } from "../../petitions/draft-key.ts";
import { readArguments } from "../arguments.ts";
import { takeKeys } from "../privacy/take-keys.ts";
import { findKeys } from "../start/process-env.ts";
import { publicAddress } from "../start/site.ts";
import { print } from "../terminal/print.ts";
import { findPetition } from "./find.ts";

/** `petition preview <slug>`: the links to a draft, which nothing else shows. */
export async function previewDraft(args: string[]): Promise<void> {
  const { positionals } = readArguments(args);
  const { en } = await findPetition(positionals[0]);
  if (en.status !== "draft") throw new SetupError("This petition is public: its own page shows it.");
  takeKeys("INDEX_KEY");
  for (const link of draftLinks(ownEnv(), en)) print(link);
}

/** The links to every draft, in both languages, by the petition's key; none while its pages say what is wrong in a file. */
export async function linksToDrafts(env: Env): Promise<{ petition: string; links: string[] }[]> {
  const petitions = await listPetitionsAndDrafts("en").catch((error) => {
    if (error instanceof ContentError) return [];
    throw error;
  });
  return petitions
    .filter(({ status }) => status === "draft")
    .map((draft) => ({ petition: draft.key, links: draftLinks(env, draft) }));
}

function draftLinks(env: Env, { key, slugs }: { key: string; slugs: Record<"en" | "fr", string> }): string[] {
  const secret = Buffer.from(env.INDEX_KEY ?? findKeys(env).web.INDEX_KEY, "base64");
  const { en, fr } = draftPaths(slugs, draftKey(key, secret));
  return [en, fr].map((path) => publicAddress(env) + path);
}
