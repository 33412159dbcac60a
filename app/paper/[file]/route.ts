import { findPetitionBySlug, getIssue, getPetition, type Petition, site } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { CLOCK, formatDate, isLocale, type Locale, path, translator } from "#lib/i18n/index.ts";
import { composePoster } from "#lib/petitions/paper/poster.ts";
import { composeSheet } from "#lib/petitions/paper/sheet.ts";

type Context = { params: Promise<{ file: string }> };

export const dynamic = "force-dynamic";

const FILE = /^(?<slug>[a-z0-9-]+)\.(?:sheet|poster-(?<locale>en|fr))\.pdf$/u;

/** Each document is made once, when it is first asked for: that takes a second, and all together less than 1 MB. */
const made = new Map<string, Promise<Buffer>>();

/**
 * What is printed for an open petition, as tagged PDF: `/paper/{en-slug}.sheet.pdf` to sign on,
 * in both languages, and `/paper/{en-slug}.poster-{language}.pdf`. Their codes lead to this site: no build knows them.
 */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const { slug, locale } = FILE.exec(file)?.groups ?? {};
  const petition = slug ? await findPetitionBySlug("en", slug) : null;
  if (!petition || !isPrinted(petition))
    return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const key = `${file} ${petition.textHash}`;
  const pdf = made.get(key) ?? (isLocale(locale) ? posterOf(locale, petition.key) : sheetOf(petition));
  made.set(key, pdf);
  pdf.catch(() => made.delete(key)); // it is thrown below; the next request tries again
  return new Response(new Uint8Array(await pdf), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${file}"`,
      "Cache-Control": "public",
    },
  });
}

/** By the written state: the last day stands on what is printed, and pages that link to it may be older than the day. */
function isPrinted({ status }: Petition): boolean {
  return status === "open";
}

async function sheetOf(en: Petition): Promise<Buffer> {
  const petition = { en, fr: await getPetition("fr", en.key) };
  const both = (write: (locale: Locale) => string) => ({ en: write("en"), fr: write("fr") });
  return composeSheet({
    petition,
    text: en.text,
    urls: both((locale) => urlOf(petition[locale])),
    organisation: site.organisation.name,
    due: both((locale) => {
      const where = site.postalAddress?.[locale].join(", ") ?? site.contact.email;
      return translator(locale)("paper.sheet.due", { date: formatDate(locale, en.closes), where });
    }),
    at: dayOf(en),
  });
}

async function posterOf(locale: Locale, key: string): Promise<Buffer> {
  const petition = await getPetition(locale, key);
  const issue = await getIssue(locale, petition.issue);
  return composePoster({
    locale,
    title: issue.title,
    demand: petition.title,
    illustration: { name: issue.illustration, alt: issue.alt },
    url: urlOf(petition),
    until: translator(locale)("petition.closes", { date: formatDate(locale, petition.closes), clock: CLOCK[locale] }),
    organisation: site.organisation.name[locale],
    at: dayOf(petition),
  });
}

function urlOf({ locale, slug }: Petition): string {
  return siteUrl() + path(locale, "petitions", slug);
}

/** A document's date is that of the petition's last step: so the same words always make the same file. */
function dayOf({ opens, steps }: Petition): Date {
  return new Date(`${steps.at(-1)?.date ?? opens}T12:00:00Z`);
}
