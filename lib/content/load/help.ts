import { typesetAll } from "../../i18n/typography.ts";
import { leaveOut } from "../broken.ts";
import { projectRoot } from "../read/folders.ts";
import { readYaml } from "../read/text-file.ts";
import { validate } from "../read/validate.ts";
import { type HelpService, helpSchema } from "../schema/help.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";

/** The list of help, in display order. */
export const HELP_FILE = "content/help/services.yaml";

const load = cacheUntilChanged("content/help", async (root) => {
  const result = validate(helpSchema, HELP_FILE, (await readYaml(root, HELP_FILE)).fields);
  if (!result.ok) {
    leaveOut(result.problems);
    return [];
  }
  return typesetAll("en", result.value);
});

/** Every service of the list, typeset. @throws ContentError */
export function listHelp(): Promise<HelpService[]> {
  return load(projectRoot());
}
