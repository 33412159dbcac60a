import type { ReactNode } from "react";
import { NoBreakBillNumbers } from "#components/ui/no-break-bill-numbers.tsx";

type Items = { children: ReactNode };

/** Numbered points, each with a short title. */
export function Points({ children }: Items) {
  return <ol className="points">{children}</ol>;
}

export function Point({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li>
      <h3>
        <NoBreakBillNumbers>{title}</NoBreakBillNumbers>
      </h3>
      <Body>{children}</Body>
    </li>
  );
}

/** What is demanded, and of whom. */
export function Asks({ children }: Items) {
  return <ul className="ledger ledger-2">{children}</ul>;
}

export function Ask({ of, children }: { of: string; children: ReactNode }) {
  return (
    <li>
      <h3>
        <NoBreakBillNumbers>{of}</NoBreakBillNumbers>
      </h3>
      <Body>{children}</Body>
    </li>
  );
}

/** Rights, each with its meaning and the law it is based on. */
export function Rights({ children }: Items) {
  return <ul className="ledger ledger-stacked">{children}</ul>;
}

export function Right({ title, law, children }: { title: string; law: string; children: ReactNode }) {
  return (
    <li>
      <h3>{title}</h3>
      <Body>{children}</Body>
      <p className="small">{law}</p>
    </li>
  );
}

/** MDX wraps text of several lines in paragraphs and leaves one line without: this adds the missing paragraph. */
export function Body({ children }: { children: ReactNode }) {
  const bare = typeof children === "string" || (Array.isArray(children) && children.some(isInline));
  return bare ? <p>{children}</p> : <div className="stack">{children}</div>;
}

function isInline(child: ReactNode): boolean {
  return typeof child === "string" && child.trim() !== "";
}
