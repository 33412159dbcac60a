import { Arrow } from "#components/ui/icons.tsx";
import type { Home } from "#lib/content/index.ts";
import type { Locale } from "#lib/i18n/index.ts";

export type SectionProps = { locale: Locale; home: Home };

/** A link to the page with more. */
export function More({ href, children }: { href: string; children: string }) {
  return (
    <p>
      <a className="more" href={href}>
        {children} <Arrow />
      </a>
    </p>
  );
}
