import { type Count, Goal } from "#components/petition/goal.tsx";
import { Illustration } from "#components/ui/illustration.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { type Locale, translator } from "#lib/i18n/index.ts";

export type CardIssue = {
  key: string;
  /** English slug of its petition, used to request its count. */
  petition: string;
  href: string;
  kicker: string;
  title: string;
  card: string;
  illustration: string;
  alt: string;
  /** Where its petition is signed; null while it cannot be. */
  signHref: string | null;
  /** The state of its petition in words, in place of the count, unless it is open. */
  state?: string | null;
};

type Props = {
  locale: Locale;
  issue: CardIssue;
  count?: Count;
  /** Gives the card a progress line towards this goal; without it the count is one line of text. */
  goal?: number;
  /** Goals on the way to it. */
  milestones?: number[];
  to?: string;
  eager?: boolean;
};

/** One issue as a claim to follow. The title's link covers the whole card; the link to the form lies above it. */
export function IssueCard({ locale, issue, count, goal, milestones, to, eager = false }: Props) {
  return (
    <li className="card">
      <Illustration name={issue.illustration} alt={issue.alt} eager={eager} />
      <div className="card-body">
        <p className="kicker">
          <NoBreakBillNumbers>{issue.kicker}</NoBreakBillNumbers>
        </p>
        <h3>
          <a href={issue.href}>
            <NoBreakBillNumbers>{issue.title}</NoBreakBillNumbers>
          </a>
        </h3>
        {issue.card ? (
          <p>
            <NoBreakBillNumbers>{issue.card}</NoBreakBillNumbers>
          </p>
        ) : null}
        {to ? (
          <p className="small mt-0!">
            <NoBreakBillNumbers>{to}</NoBreakBillNumbers>
          </p>
        ) : null}
        {issue.state ? <p className="card-state">{issue.state}</p> : null}
        {count === undefined || issue.state ? null : goal ? (
          <Goal locale={locale} slug={issue.petition} count={count} goal={goal} milestones={milestones} />
        ) : (
          <CountLine locale={locale} count={count} />
        )}
        {issue.signHref ? <SignLink locale={locale} href={issue.signHref} name={issue.kicker} /> : null}
      </div>
    </li>
  );
}

/** Outlined: a page has one filled button. Its name says which petition it signs. */
function SignLink({ locale, href, name }: { locale: Locale; href: string; name: string }) {
  return (
    <p className="card-sign">
      <a className="btn btn-line" href={href}>
        <span>
          {translator(locale)("petition.signShort")}
          <span className="vh">{translator(locale)("petition.signOf", { petition: name })}</span>
        </span>
      </a>
    </p>
  );
}

function CountLine({ locale, count }: { locale: Locale; count: Count }) {
  if (!count) return null;
  return <p className="small num">{translator(locale)("count.cards", { count: count.confirmed })}</p>;
}
