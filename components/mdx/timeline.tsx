import type { ReactNode } from "react";
import { formatDate, type Locale } from "#lib/i18n/index.ts";
import { Body } from "./ledgers.tsx";

/** Events, oldest first. Grey marks what states did; the last, coloured point is what people can do. */
export function Timeline({ children }: { children: ReactNode }) {
  return <ol className="timeline">{children}</ol>;
}

export function Event({ locale, date, children }: { locale: Locale; date: string; children: ReactNode }) {
  return (
    <li>
      <time dateTime={date}>{formatDate(locale, date)}</time>
      <Body>{children}</Body>
    </li>
  );
}

export function Next({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="you">
      <span className="when">{title}</span>
      <Body>{children}</Body>
    </li>
  );
}
