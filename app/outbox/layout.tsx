import "../styles/site.css";
import type { ReactNode } from "react";
import { languageTag } from "#lib/i18n/index.ts";
import { fontClasses } from "../_shared/fonts.ts";

/** The outbox is a tool for operators, so it is outside of the languages. */
export default function OutboxLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={languageTag.en} className={fontClasses}>
      <body>{children}</body>
    </html>
  );
}
