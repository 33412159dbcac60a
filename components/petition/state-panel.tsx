import type { ReactNode } from "react";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { formatCount, formatDate, type Locale, path, translator } from "#lib/i18n/index.ts";
import { dayOfState } from "#lib/petitions/status.ts";
import { type Count, OnPaper } from "./goal.tsx";
import { StateArt, type Unsigned } from "./state-art.tsx";

type Step = { status: string; date: string; note: Record<Locale, string> };

type Props = {
  locale: Locale;
  petition: {
    to: string;
    opens: string;
    closes: string;
    steps: Step[];
    reply?: { from: Record<Locale, string>; text: Record<Locale, string>; url: Record<Locale, string> };
  };
  state: Unsigned;
  count: Count;
  /** The petition that takes its place, if it is public. */
  successor: { href: string; title: string } | null;
  /** Addressee, demand and text; null where the page shows them beside the panel. */
  text: ReactNode | null;
};

/** In place of the form: what a petition that takes no signatures has come to, and what can be done now. */
export function StatePanel({ locale, petition, state, count, successor, text }: Props) {
  const t = translator(locale);
  const date = formatDate(locale, dayOfState(petition, state));
  return (
    <section className="panel" id="sign" aria-labelledby="sign-title" tabIndex={-1}>
      <h2 id="sign-title">{t(`petition.states.${state}.title`, { date })}</h2>
      <Signed locale={locale} state={state} count={count} />
      <OnPaper locale={locale} count={count} />
      <StateArt state={state} />
      <Told locale={locale} petition={petition} state={state} count={count} />
      <Act locale={locale} petition={petition} state={state} successor={successor} />
      {text}
    </section>
  );
}

/** Large where the number is the news. Before the opening there is none. */
function Signed({ locale, state, count }: Pick<Props, "locale" | "state" | "count">) {
  if (!count || count.confirmed === 0 || !/^(?:ended|closed|delivered)$/.test(state)) return null;
  return (
    <p className="state-number num">
      {formatCount(locale, count.confirmed)}{" "}
      <span>{translator(locale)("count.confirmed", { count: count.confirmed })}</span>
    </p>
  );
}

function Told({ locale, petition, state, count }: Pick<Props, "locale" | "petition" | "state" | "count">) {
  const t = translator(locale);
  const { reply } = petition;
  const hasNews = /^(?:delivered|answered|superseded)$/.test(state);
  const news = hasNews ? petition.steps.findLast(({ status }) => status === state)?.note[locale] : undefined;
  const signed = count && count.confirmed > 0 ? t("petition.states.signed", { count: count.confirmed }) : null;
  if (state === "answered" && reply) {
    return (
      <>
        <figure className="reply">
          <figcaption className="small">
            <NoBreakBillNumbers>{reply.from[locale]}</NoBreakBillNumbers>
          </figcaption>
          <blockquote>
            <NoBreakBillNumbers>{reply.text[locale]}</NoBreakBillNumbers>
          </blockquote>
        </figure>
        {signed ? <p className="fact">{signed}</p> : null}
      </>
    );
  }
  const isOver = state === "ended" || state === "closed";
  return (
    <>
      {news ? (
        <p className="fact">
          <NoBreakBillNumbers>{news}</NoBreakBillNumbers>
        </p>
      ) : null}
      <p className="fact">
        {state === "superseded" && signed ? `${signed} ` : null}
        {state === "answered" ? signed : t(`petition.states.${state}.text`)}{" "}
        {isOver && count?.confirmed !== 0 ? t("petition.states.thanks") : null}
      </p>
    </>
  );
}

function Act({ locale, petition, state, successor }: Pick<Props, "locale" | "petition" | "state" | "successor">) {
  const t = translator(locale);
  if (state === "draft") return null;
  if (state === "answered" && petition.reply)
    return <Button href={petition.reply.url[locale]}>{t("petition.states.answered.act")}</Button>;
  if (state === "superseded" && successor) {
    return (
      <>
        <Button href={successor.href}>{t("petition.states.superseded.act")}</Button>
        <p className="small mt-3">
          <NoBreakBillNumbers>{successor.title}</NoBreakBillNumbers>
        </p>
      </>
    );
  }
  return <Button href={path(locale, "issues")}>{t("petition.states.others")}</Button>;
}

/** Outlined: it is no invitation to sign this petition. */
function Button({ href, children }: { href: string; children: string }) {
  return (
    <p className="actions">
      <a className="btn btn-quiet" href={href}>
        {children}
      </a>
    </p>
  );
}
