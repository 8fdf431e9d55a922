import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Card } from "../card";
import { ClockChip } from "../clock-chip";
import { DescriptionList } from "../description-list";
import { formatDay, formatMoment } from "../format";
import { TextLink } from "../text-link";
import { Days } from "./days";
import { lastDay } from "./last-day";

type Moment = Date | string;
interface Facts {
  plan_id: string;
  number: string;
  title: string;
  office: string;
  matters: readonly string[];
  starts_on: string;
  ends_on: string;
  drawn_at: Moment;
  inspectors: readonly { id: string; name: string; reserve: boolean }[];
}

/** The plan a check belongs to, when it takes place, and who comes. */
export function CheckFacts({ check }: { check: Facts }) {
  const t = useTexts(inspections);
  const names = (reserve: boolean) =>
    check.inspectors
      .filter((each) => each.reserve === reserve)
      .map(({ name }) => name)
      .join(t("join"));
  return (
    <Card title={t("check.plan_facts")}>
      <DescriptionList
        facts={[
          {
            term: t("number"),
            value: <TextLink href={`/inspections/${check.plan_id}`}>{check.number}</TextLink>,
          },
          { term: t("office"), value: check.office },
          { term: t("draw.drawn_at"), value: formatMoment(check.drawn_at, true) },
          {
            term: t("days"),
            value: <Days from={check.starts_on} to={check.ends_on} />,
          },
          { term: t("mine.matters"), value: check.matters.join(t("join")) },
          { term: t("check.inspectors"), value: names(false) },
          { term: t("check.reserves"), value: names(true) },
        ]}
      />
    </Card>
  );
}

interface Due {
  status: string;
  due_at: Moment | null;
  due_provisional: boolean;
}

/** By when something must be put right; a countdown while it must. */
export function DueNote({ check, now }: { check: Due; now: Moment }) {
  const t = useTexts(inspections);
  if (!check.due_at) return null;
  if (check.status === "rectifying")
    return <ClockChip dueAt={check.due_at} provisional={check.due_provisional} serverNow={now} />;
  return (
    <>
      {t("check.due")} {formatDay(lastDay(check.due_at))}
      {check.due_provisional ? t("check.provisional") : null}
    </>
  );
}
