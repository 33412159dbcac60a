import { siteUrl } from "../env.ts";
import { locales } from "../i18n/locales.ts";
import { translator } from "../i18n/translate.ts";
import type { Mail } from "../mail/template.ts";
import type { Trouble } from "./find-trouble.ts";
import { renderForTeam, type Section } from "./render-mail.ts";

/** The mail about one trouble, in both languages. */
export function composeAlert({ kind, about, value }: Trouble): Mail {
  const subject = locales.map((locale) => translator(locale)(`team.alert.${kind}.subject`)).join(" · ");
  return renderForTeam(
    subject,
    locales.map((locale): Section => {
      const t = translator(locale);
      return {
        locale,
        title: t(`team.alert.${kind}.subject`),
        blocks: [
          t(`team.alert.${kind}.text`, { value, about }),
          t(`team.alert.${kind}.action`),
          t("team.alert.site", { site: new URL(siteUrl()).host }),
          t("team.alert.pause"),
        ],
        foot: t("team.why"),
      };
    }),
  );
}
