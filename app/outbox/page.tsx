import { notFound } from "next/navigation";
import { formatTime, isoDay, translator } from "#lib/i18n/index.ts";
import { listOutbox, readOutbox } from "#lib/mail/outbox.ts";
import { opensOutbox } from "#lib/mail/outbox-key.ts";

export const dynamic = "force-dynamic";
export const metadata = { title: translator("en")("outbox.title"), robots: { index: false } };

type Props = { searchParams: Promise<{ key?: string | string[] }> };

/** The mails of a trial site, for people with the key that `npm start` printed. */
export default async function OutboxPage({ searchParams }: Props) {
  const { key } = await searchParams;
  if (typeof key !== "string" || !opensOutbox(key)) notFound();
  const t = translator("en");
  const entries = await listOutbox(key);
  const mails = (await Promise.all(entries.map(({ id }) => readOutbox(key, id)))).flatMap((mail) => mail ?? []);
  return (
    <main className="wrap section">
      <div className="head">
        <h1>{t("outbox.title")}</h1>
        <p className="lede">{t("outbox.lede")}</p>
      </div>
      {mails.length === 0 ? <p>{t("outbox.empty")}</p> : null}
      <ul className="ledger ledger-2">
        {mails.map((mail) => (
          <li key={mail.id}>
            <div className="small">
              <p>{mail.to}</p>
              <p>
                {isoDay(mail.date)} {formatTime("en", mail.date)}
              </p>
            </div>
            <div className="stack">
              <h2 className="text-h3">{mail.subject}</h2>
              <pre className="ui whitespace-pre-wrap">{mail.text}</pre>
              {mail.links[0] ? (
                <p>
                  <a className="btn btn-quiet" href={mail.links[0]}>
                    {t("outbox.open")}
                  </a>
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </main>
  );
}
