import type { ReactNode } from "react";

/** One thing of the toolkit, with what it is for. */
export function Tool({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <li>
      <h3>{title}</h3>
      {text ? <p className="ui">{text}</p> : null}
      {children}
    </li>
  );
}

/** Links to files. */
export function Files({ children }: { children: ReactNode }) {
  return <p className="kit-files">{children}</p>;
}

/** A code to copy, below its name. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    <>
      <p className="small">{label}</p>
      <code className="code">{children}</code>
    </>
  );
}
