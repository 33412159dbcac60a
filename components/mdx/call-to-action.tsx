import type { ReactNode } from "react";
import { getPetition } from "#lib/content/index.ts";
import { type Locale, path, translator } from "#lib/i18n/index.ts";
import { Body } from "./ledgers.tsx";

type Props = { locale: Locale; petition?: string; href?: string; label?: string; children: ReactNode };

/** What a reader can do now: sign a petition, or go to a page. */
export async function CallToAction({ locale, petition, href, label, children }: Props) {
  const target = petition ? path(locale, "petitions", (await getPetition(locale, petition)).slug) : href;
  return (
    <div className="callout cta mt-9">
      <Body>{children}</Body>
      <p className="actions mt-5">
        <a className="btn" href={target}>
          {label ?? translator(locale)("petition.sign")}
        </a>
      </p>
    </div>
  );
}
