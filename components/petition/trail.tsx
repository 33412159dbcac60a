import { type Locale, translator } from "#lib/i18n/index.ts";

const steps = ["signed", "confirmed", "counted"] as const;

/** The three steps of a signature: what is done and where the reader is now, in words and in the line. */
export function Trail({ locale, now }: { locale: Locale; now: (typeof steps)[number] }) {
  const t = translator(locale);
  const at = steps.indexOf(now);
  return (
    <ol className="trail" aria-label={t("trail.label")}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={index < at ? "done" : index === at ? "now" : undefined}
          aria-current={index === at ? "step" : undefined}
        >
          {t(`trail.${step}`)}
        </li>
      ))}
    </ol>
  );
}
