import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { formatMoment } from "~/ui/format";

type Moment = Date | string | null;
interface SeedProps {
  plan: {
    status: string;
    seed_source: string | null;
    seed_from: Moment;
    seed: string | null;
    seeded_at: Moment;
    frozen_at: Moment;
    drawn_at: Moment;
  };
  due: boolean;
}

/** What decides, from when it can be known, and when it was entered: each later than the freeze. */
export function SeedCard({ plan, due }: SeedProps) {
  const t = useTexts(inspections);
  const moment = (at: Moment) => (at ? formatMoment(at, true) : null);
  return (
    <Card title={t("seed.title")}>
      <DescriptionList
        facts={[
          { term: t("frozen_on"), value: moment(plan.frozen_at) },
          { term: t("seed.source"), value: plan.seed_source },
          { term: t("seed.from"), value: moment(plan.seed_from) },
          {
            term: t("seed.value"),
            value: plan.seed ? (
              <code className="break-words font-semibold">{plan.seed}</code>
            ) : plan.status === "frozen" && due ? (
              <span className="text-seal-dark">{t("seed.missing")}</span>
            ) : (
              t("seed.not_yet")
            ),
          },
          { term: t("seed.entered"), value: moment(plan.seeded_at) },
          { term: t("draw.drawn_at"), value: moment(plan.drawn_at) },
        ]}
      />
    </Card>
  );
}
