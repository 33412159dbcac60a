import { formatDate, type Locale, translator } from "#lib/i18n/index.ts";

type Step = {
  status: "draft" | "open" | "closed" | "delivered" | "answered" | "superseded";
  date: string;
  note: string;
};

/** What has happened to a petition so far, oldest first. */
export function PetitionSteps({ locale, steps }: { locale: Locale; steps: Step[] }) {
  const t = translator(locale);
  return (
    <section className="mt-12" aria-labelledby="steps-title">
      <h2 id="steps-title">{t("petition.steps")}</h2>
      <ol className="timeline">
        {steps.map((step) => (
          <li key={`${step.status}-${step.date}`} className="you">
            <time className="when" dateTime={step.date}>
              {formatDate(locale, step.date)}
            </time>
            <p>
              <b>{t(`petition.status.${step.status}`)}</b> {step.note}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
