import { MessagePage } from "#components/layout/message-page.tsx";
import { ShareRow } from "#components/petition/share-row.tsx";
import type { Petition } from "#lib/content/index.ts";
import { siteUrl } from "#lib/env.ts";
import { type Locale, path, translator } from "#lib/i18n/index.ts";
import { readCount } from "../../../counts.ts";
import { confirmSignature } from "./actions.ts";
import { Press } from "./press.tsx";
import { Tools, troubleWords } from "./tools.tsx";

export type OwnProps = { locale: Locale; token: string };
export type KnownProps = OwnProps & { petition: Petition; kicker: string };

/** One press is missing. */
export function Pending({ petition, kicker, ...own }: KnownProps) {
  const t = translator(own.locale);
  return (
    <MessagePage
      kicker={kicker}
      title={[t("signature.confirm.title")]}
      lede={t("signature.confirm.lede", { petition: petition.title })}
      drawing={{ name: "confirm", alt: t("signature.confirm.alt") }}
      actions={
        <Press
          {...own}
          action={confirmSignature}
          words={{ ...troubleWords(t), button: t("signature.confirm.button") }}
          quiet={false}
        />
      }
    >
      <p>{t("signature.confirm.notYou")}</p>
      <Tools {...own} />
    </MessagePage>
  );
}

/** It counts. */
export async function Thanks({ petition, kicker, ...own }: KnownProps) {
  const { locale } = own;
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
            level={2}
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
      <Tools {...own} />
    </MessagePage>
  );
}

/** Confirmed, and waiting for a human look. */
export function Held({ kicker, ...own }: KnownProps) {
  const t = translator(own.locale);
  return (
    <MessagePage kicker={kicker} title={[t("signature.held.title")]} lede={t("signature.held.lede")}>
      <Tools {...own} />
    </MessagePage>
  );
}

/** Taken back. */
export function Withdrawn({ locale, petition, kicker }: KnownProps) {
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
export function Invalid({ locale }: { locale: Locale }) {
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

/** The database is away. The state is unknown, and nothing has changed; `data-status` makes the answer a 503. */
export function Unavailable({ locale, href }: { locale: Locale; href: string }) {
  const t = translator(locale);
  return (
    <MessagePage
      kicker={t("signature.kicker")}
      title={[t("signature.unavailable.title")]}
      lede={t("signature.unavailable.lede")}
      actions={
        <div data-status={503} data-retry-after={30}>
          <Leads href={href}>{t("signature.unavailable.button")}</Leads>
        </div>
      }
    />
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
