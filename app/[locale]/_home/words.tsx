import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { type Home, isPublished } from "#lib/content/index.ts";
import { path, translator } from "#lib/i18n/index.ts";
import { More, type SectionProps } from "./section.tsx";

/** What the campaign is about. */
export function Intro({ home }: { home: Home }) {
  return (
    <section className="section" aria-labelledby="intro-title">
      <div className="wrap split">
        <h2 id="intro-title">{home.intro.title}</h2>
        <div className="prose">
          <p className="lede">{home.intro.lede}</p>
          {home.intro.body.split(/\n\s*\n/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </div>
    </section>
  );
}

/** The rights at stake, with the law that gives each. */
export function Rights({ locale, home }: SectionProps) {
  return (
    <section className="section" aria-labelledby="rights-title">
      <div className="wrap">
        <div className="head">
          <h2 id="rights-title">{home.rights.title}</h2>
          <p>{home.rights.body}</p>
        </div>
        <ul className="ledger">
          {home.rights.items.map((right) => (
            <li key={right.title}>
              <h3>{right.title}</h3>
              <p>{right.text}</p>
              <p className="small">{right.law}</p>
            </li>
          ))}
        </ul>
        {isPublished("rights") ? (
          <More href={path(locale, "rights")}>{translator(locale)("home.rightsMore")}</More>
        ) : null}
      </div>
    </section>
  );
}

/** What states are asked to do. */
export function AsksOfStates({ locale, home }: SectionProps) {
  return (
    <section className="section" aria-labelledby="asks-title">
      <div className="wrap split">
        <div className="stack">
          <h2 id="asks-title">{home.asks.title}</h2>
          <p>{home.asks.body}</p>
          {isPublished("related") ? (
            <More href={path(locale, "related")}>{translator(locale)("home.relatedMore")}</More>
          ) : null}
        </div>
        <ul className="ledger ledger-2">
          {home.asks.items.map((ask) => (
            <li key={ask.title}>
              <h3>{ask.title}</h3>
              <p>{ask.text}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** Other issues, as links. */
export function MoreIssues({ home }: { home: Home }) {
  return (
    <section className="section" aria-labelledby="more-title">
      <div className="wrap split">
        <h2 id="more-title">{home.more.title}</h2>
        <div className="stack">
          <p className="max-w-(--measure)">{home.more.body}</p>
          <ul className="links flex flex-wrap gap-2.5 mt-6">
            {home.more.links.map((link) => (
              <li key={link.href}>
                <a className="chip" href={link.href}>
                  <NoBreakBillNumbers>{link.label}</NoBreakBillNumbers>
                </a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
