import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { planForm } from "~/domain/inspections/inspection";
import { ownRegions } from "~/domain/inspections/inspector.queries.server";
import { makePlan } from "~/domain/inspections/make-plan.server";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Card } from "~/ui/card";
import { PlanForm } from "~/ui/inspections/plan-form";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";

export const handle = { hydrate: false };
export const meta = titled(inspections, "new");

export const loader = read(only(isRegulator), async ({ db, actor }) => ({
  regions: await ownRegions(db, actor),
}));

export const action = write(only(isRegulator), async ({ db, actor, form }) =>
  redirect(`/supervision/inspections/${await makePlan(db, actor, form.as(planForm))}?done=saved`),
);

/** A new plan. */
export default function NewInspectionPlan() {
  const { regions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(inspections);
  const refused = isRefused(answer) ? answer.refused : null;
  const values = isRefused(answer) ? answer.kept : { perObject: "2", region: regions[0]?.code };
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: t("title"), href: "/supervision/inspections" }, { label: t("new") }]}
        facts={[t("new_lead")]}
        title={t("new")}
      />
      <Card>
        <PlanForm cancelHref="/supervision/inspections" refused={refused} regions={regions} values={values} />
      </Card>
    </>
  );
}
