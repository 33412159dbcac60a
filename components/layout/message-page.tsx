import type { ReactNode } from "react";
import { Drawing } from "#components/ui/drawing.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";

type Props = {
  kicker: string;
  /** One string for each line of the title. */
  title: string[];
  lede: string;
  drawing?: { name: "check-inbox" | "confirm" | "thank-you"; alt: string };
  /** What can be done now, below the lede. */
  actions?: ReactNode;
  /** What else is good to know, below the drawing. */
  children?: ReactNode;
};

/** One moment of the line: begun, written, or arrived at a lit door. */
export function MessagePage({ kicker, title, lede, drawing, actions, children }: Props) {
  return (
    <>
      <section className={drawing ? "hero message" : "hero message hero-plain dusk"} aria-labelledby="message-title">
        <div className="wrap">
          <p className="kicker">
            <NoBreakBillNumbers>{kicker}</NoBreakBillNumbers>
          </p>
          <h1 id="message-title" tabIndex={-1} data-focus="">
            {title.map((line) => (
              <span key={line}>{line} </span>
            ))}
          </h1>
          <p className="lede">
            <NoBreakBillNumbers>{lede}</NoBreakBillNumbers>
          </p>
          {actions}
        </div>
        {drawing ? <Drawing {...drawing} /> : null}
      </section>
      {children ? (
        <section className="section message-more">
          <div className="wrap">
            <div className="prose">{children}</div>
          </div>
        </section>
      ) : null}
    </>
  );
}
