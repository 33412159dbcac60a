import type { ReactNode } from "react";
import { Drawing } from "#components/ui/drawing.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";

type Props = {
  kicker: string;
  /** One string for each line of the title. */
  title: string[];
  lede: string;
  drawing?: { name: "check-inbox" | "confirm" | "thank-you"; alt: string };
  /** What the reader can do now, below the lede. */
  actions?: ReactNode;
  /** Further information, below the drawing. */
  children?: ReactNode;
};

/** A page with one message and a drawing of the line: begun, written, or at a lit door. */
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
