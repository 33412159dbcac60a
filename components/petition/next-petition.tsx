import type { CardIssue } from "#components/cards/issue-card.tsx";
import { Illustration } from "#components/ui/illustration.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { type Locale, translator } from "#lib/i18n/index.ts";
import type { Count } from "./goal.tsx";

type Props = { locale: Locale; card: CardIssue; title: string; count: Count | undefined };

/** The petition to sign next, with one outlined button to its form. */
export function NextPetition({ locale, card, title, count }: Props) {
  const t = translator(locale);
  return (
    <section className="next-petition" aria-labelledby="next-petition-title">
      <h2 id="next-petition-title">{t("signature.thanks.next")}</h2>
      <div className="nextup">
        <Illustration name={card.illustration} alt={card.alt} />
        <div>
          <p className="kicker">
            <NoBreakBillNumbers>{card.kicker}</NoBreakBillNumbers>
          </p>
          <h3>
            <NoBreakBillNumbers>{title}</NoBreakBillNumbers>
          </h3>
          {count ? <p className="small num">{t("count.cards", { count: count.confirmed })}</p> : null}
          {card.signHref ? (
            <p>
              <a className="btn btn-line" href={card.signHref}>
                <span>
                  {t("signature.thanks.signNext")}
                  <span className="vh">{t("petition.signOf", { petition: card.kicker })}</span>
                </span>
              </a>
            </p>
          ) : null}
        </div>
      </div>
    </section>
  );
}
