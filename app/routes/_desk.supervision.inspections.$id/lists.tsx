import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import type { GradeLine } from "~/ui/inspections/grade-lines";
import { GradeTable, InspectorTable, ObjectTable } from "~/ui/inspections/list-tables";
import type { PlanDesk } from "./load.server";

type Live = Pick<PlanDesk, "objects" | "inspectors" | "odds" | "total" | "short"> & { perObject: number };

/** What would be frozen now. */
export function LiveLists({ objects, inspectors, odds, total, short, perObject }: Live) {
  const t = useTexts(inspections);
  const names = short.names.join(t("join"));
  return (
    <>
      {short.count > 0 ? (
        <Alert tone="warning">
          {t("understaffed", {
            n: short.count,
            needed: perObject,
            names: short.count > short.names.length ? t("and_more", { names }) : names,
          })}
        </Alert>
      ) : null}
      <Card
        aside={t("objects_count", { n: total })}
        flush
        footer={total > objects.length ? t("more_objects", { n: objects.length }) : t("live_note")}
        title={t("objects")}
      >
        <ObjectTable objects={objects} odds={odds} />
      </Card>
      <Card aside={t("inspectors_count", { n: inspectors.length })} title={t("inspectors")}>
        <Disclosure summary={t("files.show_inspectors", { n: inspectors.length })}>
          <InspectorTable inspectors={inspectors} />
        </Disclosure>
      </Card>
    </>
  );
}

/** Objects and odds by grade. */
export function Odds({ grades }: { grades: readonly GradeLine[] }) {
  const t = useTexts(inspections);
  return (
    <Card flush title={t("form.odds")}>
      <GradeTable lines={grades} />
    </Card>
  );
}
