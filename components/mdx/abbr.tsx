import type { ReactNode } from "react";

/** An abbreviation with its words. Where nothing can hover, as on a phone, they are written after it. */
export function Abbr({ title, children }: { title: string; children: ReactNode }) {
  return <abbr title={title}>{children}</abbr>;
}
