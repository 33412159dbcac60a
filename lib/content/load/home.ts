import type { Locale } from "../../i18n/locales.ts";
import { typesetAll } from "../../i18n/typography.ts";
import { broken } from "../broken.ts";
import { ContentError } from "../problem.ts";
import { projectRoot } from "../read/folders.ts";
import { readYaml } from "../read/text-file.ts";
import { validate } from "../read/validate.ts";
import { type Home, homeSchema } from "../schema/home.ts";
import { cacheUntilChanged } from "./cache-until-changed.ts";

const load = cacheUntilChanged("content/home", async (root) => ({
  en: await readHome(root, "en"),
  fr: await readHome(root, "fr"),
}));

/** The texts of the home page, typeset. @throws ContentError */
export async function getHome(locale: Locale): Promise<Home> {
  return (await load(projectRoot()))[locale];
}

async function readHome(root: string, locale: Locale): Promise<Home> {
  const file = `content/home/${locale}.yaml`;
  const result = validate(homeSchema, file, (await readYaml(root, file)).fields);
  if (!result.ok) throw broken(new ContentError(result.problems));
  return typesetAll(locale, result.value);
}
