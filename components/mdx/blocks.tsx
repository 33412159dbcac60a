import type { ReactNode } from "react";
import { Illustration } from "#components/ui/illustration.tsx";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";
import { Body } from "./ledgers.tsx";

/** A text that a reader would otherwise miss. */
export function Callout({ title, children }: { title: string; children: ReactNode }) {
  return (
    <aside className="callout mt-9">
      <h3>
        <NoBreakBillNumbers>{title}</NoBreakBillNumbers>
      </h3>
      <Body>{children}</Body>
    </aside>
  );
}

/** A part of a long text that is opened at wish on a phone, and stands open on wide screens. */
export function Fold({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="fold fold-narrow">
      <summary>
        <span>
          <NoBreakBillNumbers>{title}</NoBreakBillNumbers>
        </span>
      </summary>
      <Body>{children}</Body>
    </details>
  );
}

/** A law or a published text, with its source. */
export function Quote({ source, children }: { source: string; children: ReactNode }) {
  return (
    <figure className="quote mt-10">
      <blockquote>
        <Body>{children}</Body>
      </blockquote>
      <figcaption>
        <NoBreakBillNumbers>{source}</NoBreakBillNumbers>
      </figcaption>
    </figure>
  );
}

/** A drawing with its caption. */
export function Figure({ name, alt, children }: { name: string; alt: string; children?: ReactNode }) {
  return (
    <figure className="issue-art">
      <Illustration name={name} alt={alt} />
      {children ? <figcaption className="small mt-3">{children}</figcaption> : null}
    </figure>
  );
}

/** Links for further reading, each with a sentence that gives the reason. */
export function Links({ children }: { children: ReactNode }) {
  return <ul className="ledger ledger-2">{children}</ul>;
}

export function LinkItem({ href, title, children }: { href: string; title: string; children: ReactNode }) {
  return (
    <li>
      <h3>
        <a href={href} rel={href.startsWith("/") ? undefined : "noreferrer"}>
          <NoBreakBillNumbers>{title}</NoBreakBillNumbers>
        </a>
      </h3>
      <Body>{children}</Body>
    </li>
  );
}
