import { IssueCard } from "#components/cards/issue-card.tsx";
import { listCampaigns } from "../../_shared/campaigns.ts";
import type { SectionProps } from "./section.tsx";

/** A card for each campaign, with its count. */
export async function Campaigns({ locale, home }: SectionProps) {
  const campaigns = await listCampaigns(locale);
  return (
    <section className="section dusk" aria-labelledby="campaigns-title">
      <div className="wrap">
        <div className="head">
          <h2 id="campaigns-title">{home.issuesTitle}</h2>
        </div>
        <ul className="cards cards-auto">
          {campaigns.map(({ card, count, petition }, index) => (
            <IssueCard
              key={card.key}
              locale={locale}
              issue={card}
              count={count}
              goal={index === 0 ? petition.goal : undefined}
              milestones={petition.milestones}
            />
          ))}
        </ul>
      </div>
    </section>
  );
}
