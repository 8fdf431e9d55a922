import { common } from "~/locales/common";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Alert } from "../alert";
import { Card } from "../card";
import { DescriptionList } from "../description-list";
import { formatMoment } from "../format";
import { Days } from "./days";

type Moment = Date | string | null;
interface Facts {
  region: string;
  category: string | null;
  matters: readonly string[];
  per_object: number;
  cross_region: boolean;
  starts_on: string;
  ends_on: string;
}

/** What a plan is about. */
export function PlanFacts({ plan }: { plan: Facts }) {
  const t = useTexts(inspections);
  const tc = useTexts(common);
  return (
    <Card title={t("plan")}>
      <DescriptionList
        facts={[
          { term: t("region"), value: plan.region },
          {
            term: t("category"),
            value: plan.category ? tc.any(`category.${plan.category}`) : t("all_categories"),
          },
          {
            term: t("form.matters"),
            value: (
              <ul className="list-disc pl-4">
                {plan.matters.map((matter) => (
                  <li key={matter}>{matter}</li>
                ))}
              </ul>
            ),
          },
          {
            term: t("days"),
            value: <Days from={plan.starts_on} to={plan.ends_on} />,
          },
          { term: t("form.perObject"), value: t("inspectors_count", { n: plan.per_object }) },
          { term: t("form.crossRegion"), value: plan.cross_region ? t("yes") : null },
        ]}
      />
    </Card>
  );
}

interface Voided {
  voided_at: Moment;
  seed_from: Moment;
  void_reason: string | null;
}

/** Why a plan was given up, and whether the seed could be known by then. */
export function VoidedNote({ plan }: { plan: Voided }) {
  const t = useTexts(inspections);
  if (!plan.voided_at || !plan.seed_from) return null;
  const late = new Date(plan.voided_at) >= new Date(plan.seed_from);
  const values = { at: formatMoment(plan.voided_at, true), reason: plan.void_reason ?? "" };
  return <Alert tone={late ? "problem" : "warning"}>{t(late ? "void.after" : "void.before", values)}</Alert>;
}
