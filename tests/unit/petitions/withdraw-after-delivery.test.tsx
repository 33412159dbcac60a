import { prerender } from "react-dom/static";
import { expect, test, vi } from "vitest";
import { Question } from "#app/[locale]/signatures/[token]/withdraw/question.tsx";
import { locales, translator } from "#lib/i18n/index.ts";
import { plain } from "../../fixtures/petition-states.ts";

vi.hoisted(() => {
  process.env.INDEX_KEY = Buffer.alloc(32, 7).toString("base64");
});

test.each(locales)(
  "who withdraws after a delivery reads that the list keeps the name, and nobody before (%s)",
  async (locale) => {
    const words = plain(translator(locale)("signature.withdraw.delivered"));
    const asked = async (isDelivered: boolean) => {
      const about = { title: "Let them stay", kicker: "Asylum", isDelivered };
      const { prelude } = await prerender(<Question locale={locale} token="of-this-test" {...about} />);
      return plain(await new Response(prelude).text());
    };
    expect(await asked(true)).toContain(words);
    expect(await asked(false)).not.toContain(words);
  },
);
