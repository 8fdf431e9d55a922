import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { anybody } from "~/domain/authorize";
import { inspections } from "~/locales/inspections";
import { publicTexts } from "~/locales/public";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { Disclosure } from "~/ui/disclosure";
import { CheckTable } from "~/ui/inspections/check-table";
import { FilesCard } from "~/ui/inspections/files-card";
import { GradeTable, InspectorTable, ObjectTable } from "~/ui/inspections/list-tables";
import { PlanFacts, VoidedNote } from "~/ui/inspections/plan-facts";
import { PlanState } from "~/ui/inspections/states";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { AlgorithmCard } from "./algorithm-card";
import { loadPublicPlan, type PublicPlan } from "./load.server";
import { ReplayCard } from "./replay-card";
import { SeedCard } from "./seed-card";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, inspections, (t) => args.data?.plan.title ?? t("public_title"));
export const loader = read(anybody, loadPublicPlan);

/** One inspection in the open: lists and hashes, seed, draw, results, and the way to check all of it. */
export default function PublicInspection() {
  const page = useLoaderData<typeof loader>();
  const { plan, grades, checks, total } = page;
  const t = useTexts(inspections);
  const tp = useTexts(publicTexts);
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: tp("notice.title"), href: "/notices" },
          { label: t("public_title"), href: "/inspections" },
          { label: plan.number },
        ]}
        facts={[plan.number, plan.office, plan.region]}
        pill={<PlanState status={plan.status} />}
        title={plan.title}
      />
      <div className="mb-4 empty:hidden">
        <VoidedNote plan={plan} />
      </div>
      <Columns
        side={
          <>
            <SeedCard due={page.seedDue} plan={plan} />
            <PlanFacts plan={plan} />
            <Card flush title={t("form.odds")}>
              <GradeTable lines={grades} />
            </Card>
          </>
        }
      >
        {plan.status === "drawn" ? (
          <Card
            aside={t("draw.count", { objects: total, drawn: checks.length })}
            flush
            title={t("draw.result")}
          >
            <CheckTable checks={checks} hrefOf={(row) => `/providers/${row.provider_id}`} />
          </Card>
        ) : null}
        <FilesCard files={plan.files} planId={plan.id} />
        <Lists {...page} />
        {plan.status === "drawn" ? <ReplayCard plan={plan} replayed={page.replayed} /> : null}
        <AlgorithmCard />
      </Columns>
    </>
  );
}

function Lists({
  objects,
  inspectors,
  odds,
  total,
}: Pick<PublicPlan, "objects" | "inspectors" | "odds" | "total">) {
  const t = useTexts(inspections);
  return (
    <Card>
      <Disclosure summary={t("files.show_objects", { n: total })}>
        <ObjectTable objects={objects} odds={odds} />
        {total > objects.length ? (
          <p className="pt-2 text-sm text-muted">{t("more_objects", { n: objects.length })}</p>
        ) : null}
      </Disclosure>
      <Disclosure className="mt-2" summary={t("files.show_inspectors", { n: inspectors.length })}>
        <InspectorTable inspectors={inspectors} />
      </Disclosure>
    </Card>
  );
}
