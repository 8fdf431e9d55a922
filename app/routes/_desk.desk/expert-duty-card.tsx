import type { ExpertDesk } from "~/domain/experts/desk.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { Hours } from "~/ui/experts/hours";
import { StatePill } from "~/ui/experts/state-pill";
import { TextLink } from "~/ui/text-link";

/** The on-duty switch, and what it rests on. */
export function DutyCard({ me }: Pick<ExpertDesk, "me">) {
  const t = useTexts(experts);
  const on = me !== null && !me.paused;
  const state = me === null ? "no_profile" : me.paused ? "paused" : me.onDuty ? "on_duty" : "off_duty";
  return (
    <Card title={t("desk.duty")} aside={<StatePill state={state} />}>
      {me ? (
        <DescriptionList
          layout="between"
          facts={[
            { term: t("roster.load"), value: t("roster.of", { load: me.load, capacity: me.capacity }) },
            { term: t("profile.hours"), value: <Hours stacked periods={me.periods} /> },
            {
              term: t("desk.leave_next"),
              value: me.leaves
                .map(({ startsOn, endsOn }) => t("leave.span", { from: startsOn, to: endsOn }))
                .join("、"),
            },
          ]}
        />
      ) : null}
      <form method="post" action="/desk" className="mt-3 flex flex-wrap items-center gap-4">
        <Button look={on ? "secondary" : "primary"} name="intent" value={on ? "off" : "on"}>
          {t(on ? "desk.go_off" : "desk.go_on")}
        </Button>
        {me ? <TextLink href={`/experts/${me.id}`}>{t("desk.my_profile")}</TextLink> : null}
      </form>
    </Card>
  );
}
