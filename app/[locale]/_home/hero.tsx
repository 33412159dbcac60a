import { Drawing } from "#components/ui/drawing.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { isPublished } from "#lib/content/index.ts";
import { path, translator } from "#lib/i18n/index.ts";
import { listCampaigns } from "../../_shared/campaigns.ts";
import type { SectionProps } from "./section.tsx";

/** The top of the home page, with the way to the first form. */
export async function Hero({ locale, home }: SectionProps) {
  const t = translator(locale);
  const lead = (await listCampaigns(locale)).find(({ card }) => card.signHref)?.card;
  return (
    <section className="hero" aria-labelledby="home-title">
      <div className="wrap">
        <p className="kicker">{home.kicker}</p>
        <h1 id="home-title">
          <span>{home.title[0]}</span> <span>{home.title[1]}</span>
        </h1>
        <div className="hero-row">
          <p className="lede">{home.lede}</p>
          <p className="actions">
            <a className="btn" href={lead?.signHref ?? path(locale, "issues")}>
              {lead ? (
                <span>
                  <NoBreakBillNumbers>{t("home.sign", { petition: lead.kicker })}</NoBreakBillNumbers>
                </span>
              ) : (
                t("nav.issues")
              )}
            </a>
            <a
              className="btn btn-quiet"
              href={path(locale, isPublished("worldRefugeeDay") ? "worldRefugeeDay" : "statistics")}
            >
              {t("home.numbers")}
            </a>
          </p>
        </div>
      </div>
      <Drawing locale={locale} name="hero" />
    </section>
  );
}
