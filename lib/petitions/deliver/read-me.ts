import { locales } from "../../i18n/locales.ts";
import { translator } from "../../i18n/translate.ts";

/**
 * How to open and check the pack, in both languages. This is the only file in it that is not encrypted, so it says
 * nothing else.
 */
export function howToOpen(): string {
  const commands = ["sha256sum -c SHA256SUMS", ...files.map((name) => `age -d -i key.txt -o ${name} ${name}.age`)];
  const part = (locale: (typeof locales)[number]) => {
    const t = translator(locale);
    return [
      t("delivery.readMe.what"),
      t("delivery.readMe.open"),
      `  ${commands.join("\n  ")}`,
      t("delivery.readMe.check"),
    ];
  };
  return `${locales.flatMap(part).join("\n\n")}\n`;
}

const files = ["signatures.csv", "petition.pdf", "manifest.json"];
