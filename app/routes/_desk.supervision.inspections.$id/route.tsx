import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { FormErrors } from "~/ui/form-errors";
import { CheckTable } from "~/ui/inspections/check-table";
import { FilesCard } from "~/ui/inspections/files-card";
import { PlanFacts, VoidedNote } from "~/ui/inspections/plan-facts";
import { PlanState } from "~/ui/inspections/states";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { LiveLists, Odds } from "./lists";
import { loadPlan } from "./load.server";
import { press } from "./press.server";
import { GiveUp, NextStep } from "./steps";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, inspections, (t) => args.data?.plan.title ?? t("plan"));
export const loader = read(only(isRegulator), loadPlan);
export const action = write(only(isRegulator), press);

const DONE = ["saved", "frozen", "seeded", "drawn", "voided"] as const;

/** One plan, from its draft to its last result. */
export default function InspectionPlan() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(inspections);
  const { plan } = page;
  const here = `/supervision/inspections/${plan.id}`;
  const done = DONE.find((each) => each === page.done);
  const refused = isRefused(answer) ? answer.refused : null;
  const step = { ...page, fields: refused?.fields ?? {}, kept: isRefused(answer) ? answer.kept : {} };
  return (
    <>
      <PageHeader
        actions={
          plan.status === "draft" ? (
            plan.own ? (
              <LinkButton href={`${here}/edit`}>{t("edit")}</LinkButton>
            ) : null
          ) : (
            <LinkButton href={`/inspections/${plan.id}`}>{t("public_page")}</LinkButton>
          )
        }
        breadcrumb={[{ label: t("title"), href: "/supervision/inspections" }, { label: plan.number }]}
        facts={[plan.office, plan.region]}
        pill={<PlanState status={plan.status} />}
        title={plan.title}
      />
      <div className="mb-4 space-y-4 empty:hidden">
        {refused ? <FormErrors fields={refused.fields}>{refused.message}</FormErrors> : null}
        {done && !refused ? <Alert tone="done">{t(`done.${done}`)}</Alert> : null}
        <VoidedNote plan={plan} />
      </div>
      <Columns
        side={
          <>
            <PlanFacts plan={plan} />
            <Odds grades={page.grades} />
          </>
        }
      >
        {plan.own ? <NextStep {...step} /> : null}
        {plan.status === "drawn" ? (
          <Card
            aside={t("draw.count", { objects: page.total, drawn: page.checks.length })}
            flush
            title={t("draw.result")}
          >
            <CheckTable checks={page.checks} hrefOf={({ id }) => `/supervision/inspections/checks/${id}`} />
          </Card>
        ) : null}
        {plan.status === "draft" ? (
          <LiveLists {...page} perObject={plan.per_object} />
        ) : (
          <FilesCard files={plan.files} planId={plan.id} />
        )}
        {plan.own ? <GiveUp {...step} /> : null}
      </Columns>
    </>
  );
}
