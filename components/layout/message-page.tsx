import type { ComponentProps, ReactNode } from "react";
import { Drawing } from "#components/ui/drawing.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";

type Props = {
  kicker: string;
  /** One string for each line of the title. */
  title: string[];
  lede?: string;
  /** Where the reader is on the way of a signature, above the title. */
  trail?: ReactNode;
  drawing?: ComponentProps<typeof Drawing>;
  /** What the reader can do now, below the lede. */
  actions?: ReactNode;
  /** Papers beside the message on a wide screen, below it on a phone; the drawing follows both. */
  beside?: ReactNode;
  /** Further information, below the drawing. */
  children?: ReactNode;
};

/** A page with one message and a drawing of the line: begun, written, or at a lit door. */
export function MessagePage({ kicker, title, lede, trail, drawing, actions, beside, children }: Props) {
  return (
    <>
      <section
        className={["hero message", drawing ? "" : "hero-plain dusk", beside ? "moment" : ""].join(" ").trim()}
        aria-labelledby="message-title"
      >
        <div className={beside ? "wrap moment-grid" : "wrap"}>
          <div>
            {trail}
            <p className="kicker">
              <NoBreakBillNumbers>{kicker}</NoBreakBillNumbers>
            </p>
            <h1 id="message-title" tabIndex={-1} data-focus="">
              {title.map((line) => (
                <span key={line}>{line} </span>
              ))}
            </h1>
            {lede ? (
              <p className="lede">
                <NoBreakBillNumbers>{lede}</NoBreakBillNumbers>
              </p>
            ) : null}
            {actions}
          </div>
          {beside ? <div className="moment-beside">{beside}</div> : null}
        </div>
        {drawing ? <Drawing {...drawing} /> : null}
      </section>
      {children ? (
        <div className="section message-more">
          <div className="wrap">
            <div className="prose">{children}</div>
          </div>
        </div>
      ) : null}
    </>
  );
}
