import { MessagePage } from "#components/layout/message-page.tsx";
import { ShareRow } from "#components/petition/share-row.tsx";
import { getIssue, getPetition, type Petition } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { type Locale, path, paths, translator } from "#lib/i18n/index.ts";
import { findByToken } from "#lib/signatures/find.ts";
import { readCount } from "../../../counts.ts";
import { localeOf } from "../../../locale-param.ts";
import { fullTitle } from "../../../metadata.ts";
import { PageFrame } from "../../../page-frame.tsx";
import { confirmSignature, withdrawSignature } from "./actions.ts";

type Props = { params: Promise<{ locale: string; token: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props) {
  const locale = await localeOf(params);
  return { title: fullTitle(locale, translator(locale)("signature.kicker")), robots: { index: false, follow: false } };
}

/** A supporter's own page. Opening it changes nothing and shows nothing personal: links are forwarded and scanned. */
export default async function SignaturePage({ params }: Props) {
  const locale = await localeOf(params);
  const token = decodeURIComponent((await params).token);
  return (
    <PageFrame locale={locale} alternates={paths("signatures", { en: token, fr: token })}>
      <State locale={locale} token={token} />
    </PageFrame>
  );
}

type StateProps = { locale: Locale; token: string };

async function State({ locale, token }: StateProps) {
  const signature = await findByToken(token);
  if (!signature || signature.status === "lapsed") return <Invalid locale={locale} />;
  const petition = await getPetition(locale, signature.petition);
  const { kicker } = await getIssue(locale, petition.issue);
  const known = { locale, token, petition, kicker };
  switch (signature.status) {
    case "pending":
      return <Pending {...known} />;
    case "confirmed":
      return <Thanks {...known} />;
    case "held":
      return <Held {...known} />;
    case "withdrawn":
      return <Withdrawn {...known} />;
  }
}

type KnownProps = StateProps & { petition: Petition; kicker: string };

function Pending({ locale, token, petition, kicker }: KnownProps) {
  const t = translator(locale);
  return (
    <MessagePage
      kicker={kicker}
      title={[t("signature.confirm.title")]}
      lede={t("signature.confirm.lede", { petition: petition.title })}
      drawing={{ name: "confirm", alt: t("signature.confirm.alt") }}
      actions={
        <form action={confirmSignature} data-once="">
          <TokenFields locale={locale} token={token} />
          <p className="actions">
            <button className="btn" type="submit">
              {t("signature.confirm.button")}
            </button>
          </p>
        </form>
      }
    >
      <p>{t("signature.confirm.notYou")}</p>
    </MessagePage>
  );
}

async function Thanks({ locale, token, petition, kicker }: KnownProps) {
  const t = translator(locale);
  const count = await readCount(petition.key);
  return (
    <MessagePage
      kicker={kicker}
      title={[t("signature.thanks.title"), t("signature.thanks.titleSecond")]}
      lede={t("signature.thanks.lede", { count: count?.confirmed ?? 0 })}
      drawing={{ name: "thank-you", alt: t("signature.thanks.alt") }}
      actions={
        <div className="mt-7">
          <ShareRow
            locale={locale}
            id="share-title"
            heading={t("share.title")}
            hideHeading
            url={`${siteUrl()}${path(locale, "petitions", petition.slug)}`}
            title={petition.title}
          />
        </div>
      }
    >
      <p className="actions">
        <a className="btn" href={path(locale, "issues")}>
          {t("signature.thanks.others")}
        </a>
      </p>
      <h2 className="text-h3">{t("signature.thanks.changed")}</h2>
      <p>{t("signature.thanks.changedText")}</p>
      <Withdraw locale={locale} token={token} />
    </MessagePage>
  );
}

function Held({ locale, token, kicker }: KnownProps) {
  const t = translator(locale);
  return (
    <MessagePage kicker={kicker} title={[t("signature.held.title")]} lede={t("signature.held.lede")}>
      <Withdraw locale={locale} token={token} />
    </MessagePage>
  );
}

function Withdrawn({ locale, petition, kicker }: KnownProps) {
  const t = translator(locale);
  return (
    <MessagePage
      kicker={kicker}
      title={[t("signature.withdrawn.title")]}
      lede={t("signature.withdrawn.lede")}
      actions={<Leads href={path(locale, "petitions", petition.slug)}>{t("signature.withdrawn.again")}</Leads>}
    />
  );
}

/** One answer for every token that opens nothing: wrong, cut short, erased or of another petition. */
function Invalid({ locale }: { locale: Locale }) {
  const t = translator(locale);
  return (
    <MessagePage
      kicker={t("signature.kicker")}
      title={[t("signature.invalid.title")]}
      lede={t("signature.invalid.lede")}
      actions={<Leads href={path(locale, "issues")}>{t("signature.invalid.button")}</Leads>}
    />
  );
}

function Withdraw({ locale, token }: StateProps) {
  return (
    <form action={withdrawSignature} data-once="">
      <TokenFields locale={locale} token={token} />
      <p className="actions">
        <button className="btn btn-quiet" type="submit">
          {translator(locale)("signature.withdraw")}
        </button>
      </p>
    </form>
  );
}

function TokenFields({ locale, token }: StateProps) {
  return (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
    </>
  );
}

function Leads({ href, children }: { href: string; children: string }) {
  return (
    <p className="actions">
      <a className="btn" href={href}>
        {children}
      </a>
    </p>
  );
}
