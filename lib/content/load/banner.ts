import { isoDay } from "../../i18n/format.ts";
import { typesetAll } from "../../i18n/typography.ts";
import { leaveOut } from "../broken.ts";
import { exists, projectRoot } from "../read/folders.ts";
import { readYaml } from "../read/text-file.ts";
import { validate } from "../read/validate.ts";
import { type Banner, bannerSchema } from "../schema/banner.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";

export const BANNER_FILE = "content/banner.yaml";

const load = cacheUntilChanged("content", async (root): Promise<Banner | null> => {
  if (!(await exists(root, BANNER_FILE))) return null;
  const result = validate(bannerSchema, BANNER_FILE, (await readYaml(root, BANNER_FILE)).fields);
  if (!result.ok) {
    leaveOut(result.problems);
    return null;
  }
  return typesetAll("en", result.value);
});

/** The message that shows above every page on this day; null when there is none. @throws ContentError */
export async function getBanner(now = new Date()): Promise<Banner | null> {
  const banner = await load(projectRoot());
  const today = isoDay(now);
  return banner && banner.from <= today && today <= banner.until ? banner : null;
}
