import type { ExpertProfile } from "~/domain/experts/roster.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { Hours } from "~/ui/experts/hours";

/** What is counted of an expert's work. */
export function FactsCard({ expert }: { expert: ExpertProfile }) {
  const t = useTexts(experts);
  const { satisfaction, ratings, replyMinutes, closed, load, capacity } = expert;
  return (
    <Card title={t("profile.figures")}>
      <DescriptionList
        layout="between"
        facts={[
          { term: t("profile.hours"), value: <Hours stacked periods={expert.periods} /> },
          { term: t("roster.load"), value: t("roster.of", { load, capacity }) },
          {
            term: t("roster.satisfaction"),
            value:
              satisfaction === null
                ? "—"
                : `${satisfaction.toFixed(1)} · ${t("roster.ratings", { n: ratings })}`,
          },
          {
            term: t("roster.reply"),
            value: replyMinutes === null ? "—" : t("roster.minutes", { n: Math.round(replyMinutes) }),
          },
          { term: t("profile.closed"), value: closed },
        ]}
      />
    </Card>
  );
}
