import { site } from "#lib/content/index.ts";
import { env, isProduction } from "#lib/env.ts";
import { type Locale, translator } from "#lib/i18n/index.ts";
import { senderAddress } from "#lib/mail/sender.ts";

const webMail = {
  Gmail: "https://mail.google.com/",
  Outlook: "https://outlook.live.com/mail/",
  Yahoo: "https://mail.yahoo.com/",
  iCloud: "https://www.icloud.com/mail",
  Proton: "https://mail.proton.me/",
};

/** Sender, subject and life of the message that confirms, and the doors of usual web mails. */
export function MessageToFind({ locale, subject }: { locale: Locale; subject: string }) {
  const t = translator(locale);
  return (
    <section className="slip" aria-labelledby="message-to-find">
      <h2 id="message-to-find">{t("inbox.find.title")}</h2>
      <dl className="rows">
        <div>
          <dt>{t("inbox.find.from")}</dt>
          <dd>
            {site.organisation.name[locale]} <span className="small">{senderAddress()}</span>
          </dd>
        </div>
        <div>
          <dt>{t("inbox.find.subject")}</dt>
          <dd>{subject}</dd>
        </div>
        <div>
          <dt>{t("inbox.find.lasts")}</dt>
          <dd>{t("inbox.find.days")}</dd>
        </div>
      </dl>
      <p className="small mt-4">{t("inbox.open")}</p>
      <ul className="links doors">
        {Object.entries(webMail).map(([name, address]) => (
          <li key={name}>
            <a className="chip" href={address} rel="noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
      {isProduction() || env().SMTP_URL ? null : <p className="small mt-4">{t("inbox.outbox")}</p>}
    </section>
  );
}
