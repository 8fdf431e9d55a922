import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRegulator } from "~/domain/actor";
import { authorize, only } from "~/domain/authorize";
import { mustHold } from "~/domain/errors";
import { planForm } from "~/domain/inspections/inspection";
import { ownRegions } from "~/domain/inspections/inspector.queries.server";
import { editPlan } from "~/domain/inspections/make-plan.server";
import { findPlan } from "~/domain/inspections/plan.queries.server";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Card } from "~/ui/card";
import { PlanForm } from "~/ui/inspections/plan-form";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, inspections, (t) => [t("edit"), args.data?.plan.title].filter(Boolean).join(" "));

export const loader = read(only(isRegulator), async ({ db, actor, params }) => {
  const plan = await findPlan(db, actor, params.id);
  authorize(plan.own);
  mustHold(plan.status === "draft", "conflict");
  return { plan, regions: await ownRegions(db, actor) };
});

export const action = write(only(isRegulator), async ({ db, actor, form, params }) => {
  const { id } = await findPlan(db, actor, params.id);
  await editPlan(db, actor, id, form.as(planForm));
  return redirect(`/supervision/inspections/${id}?done=saved`);
});

/** A plan that is still a draft. */
export default function EditInspectionPlan() {
  const { plan, regions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(inspections);
  const here = `/supervision/inspections/${plan.id}`;
  const stored = {
    title: plan.title,
    matters: plan.matters.join("\n"),
    region: plan.region_code,
    category: plan.category ?? "",
    perObject: String(plan.per_object),
    crossRegion: plan.cross_region ? "on" : "",
    oddsA: String(plan.odds_a),
    oddsB: String(plan.odds_b),
    oddsC: String(plan.odds_c),
    startsOn: plan.starts_on,
    endsOn: plan.ends_on,
  };
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: t("title"), href: "/supervision/inspections" },
          { label: plan.number, href: here },
          { label: t("edit") },
        ]}
        facts={[plan.title]}
        title={t("edit")}
      />
      <Card>
        <PlanForm
          cancelHref={here}
          refused={isRefused(answer) ? answer.refused : null}
          regions={regions}
          values={isRefused(answer) ? answer.kept : stored}
          version={plan.version}
        />
      </Card>
    </>
  );
}
