import type { ReactNode } from "react";
import { getPetition } from "#lib/content/index.ts";
import { type Locale, path, translator } from "#lib/i18n/index.ts";
import { stateOf } from "#lib/petitions/status.ts";
import { Body } from "./ledgers.tsx";

type Props = { locale: Locale; petition?: string; href?: string; label?: string; children: ReactNode };

/** What a reader can do now: sign a petition, or go to a page. Nothing for a petition that cannot be signed. */
export async function CallToAction({ locale, petition, href, label, children }: Props) {
  const target = petition ? await formOf(locale, petition) : href;
  if (!target) return null;
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

async function formOf(locale: Locale, key: string): Promise<string | null> {
  const petition = await getPetition(locale, key);
  return stateOf(petition, new Date()) === "open" ? `${path(locale, "petitions", petition.slug)}#sign` : null;
}
