import type { MDXComponents } from "mdx/types.js";
import type { MdxComponentName } from "#lib/content/mdx-components.ts";
import type { Source as SourceEntry } from "#lib/content/schema/source.ts";
import type { Locale } from "#lib/i18n/index.ts";
import { Abbr } from "./abbr.tsx";
import { Callout, Figure, Fold, LinkItem, Links, Quote } from "./blocks.tsx";
import { CallToAction } from "./call-to-action.tsx";
import { Chart } from "./chart.tsx";
import { Download } from "./download.tsx";
import { Help } from "./help.tsx";
import { Ask, Asks, Point, Points, Right, Rights } from "./ledgers.tsx";
import { Organisation } from "./organisation.tsx";
import { Photo } from "./photo.tsx";
import { ProseLink } from "./prose-link.tsx";
import { Question, Questions } from "./questions.tsx";
import { SourceMark } from "./sources.tsx";
import { Stat, Stats } from "./stats.tsx";
import { Table } from "./table.tsx";
import { Event, Next, Timeline } from "./timeline.tsx";

/**
 * The components a text may use, with its language and its sources. A name that the check allows and this map lacks
 * fails the type check.
 */
export function mdxComponents(locale: Locale, sources: SourceEntry[]): MDXComponents {
  const named = new Set<string>();
  const components = {
    Source: ({ id }: { id: string }) => {
      const note = !named.has(id);
      named.add(id);
      return <SourceMark locale={locale} sources={sources} id={id} note={note} />;
    },
    Abbr,
    Stats,
    Stat: ({ figure }: { figure: string }) => <Stat locale={locale} figure={figure} />,
    Chart: (props: { dataset: string; view?: string }) => <Chart locale={locale} {...props} />,
    Points,
    Point,
    Callout,
    Fold,
    Quote,
    Timeline,
    Event: (props: Omit<Parameters<typeof Event>[0], "locale">) => <Event locale={locale} {...props} />,
    Next,
    Asks,
    Ask,
    Questions,
    Question,
    Figure,
    Photo: (props: Omit<Parameters<typeof Photo>[0], "locale">) => <Photo locale={locale} {...props} />,
    Download: (props: { name: string }) => <Download locale={locale} {...props} />,
    CallToAction: (props: Omit<Parameters<typeof CallToAction>[0], "locale">) => (
      <CallToAction locale={locale} {...props} />
    ),
    Rights,
    Right,
    Links,
    LinkItem,
    Organisation: () => <Organisation locale={locale} />,
    Help: (props: Omit<Parameters<typeof Help>[0], "locale">) => <Help locale={locale} {...props} />,
  } satisfies Record<MdxComponentName, unknown>;
  return { ...components, a: ProseLink, table: Table };
}
