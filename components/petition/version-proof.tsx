import { type Locale, translator } from "#lib/i18n/index.ts";

type Props = { locale: Locale; hash: string; textHref: string };

/** How anyone can see that a wording was not altered since it was signed. */
export function VersionProof({ locale, hash, textHref }: Props) {
  const t = translator(locale);
  return (
    <>
      <h2>{t("petition.versions.proof")}</h2>
      <p>{t("petition.versions.proofHow")}</p>
      <p>
        <code className="code">{hash}</code>
      </p>
      <p>
        <a href={textHref} download="">
          {t("petition.versions.download")}
        </a>
      </p>
    </>
  );
}
