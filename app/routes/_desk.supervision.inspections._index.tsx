import { useLoaderData } from "@remix-run/react";
import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { planLifecycle } from "~/domain/inspections/inspection";
import { plansFor } from "~/domain/inspections/plan.queries.server";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { PlanTable } from "~/ui/inspections/plan-table";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Tabs } from "~/ui/tabs";

export const handle = { hydrate: false };
export const meta = titled(inspections, "title");

export const loader = read(only(isRegulator), async ({ db, actor, url }) => {
  const status = planLifecycle.states.find((known) => known === url.searchParams.get("status"));
  const { items, next } = await plansFor(db, actor, {
    status,
    after: url.searchParams.get("after") ?? undefined,
  });
  return { status: status ?? null, items, next, discarded: url.searchParams.get("done") === "discarded" };
});

/** A regulator's inspection plans. */
export default function InspectionPlans() {
  const { status, items, next, discarded } = useLoaderData<typeof loader>();
  const t = useTexts(inspections);
  const here = "/supervision/inspections";
  return (
    <>
      <PageHeader
        actions={
          <>
            <LinkButton href={`${here}/inspectors`}>{t("register")}</LinkButton>
            <LinkButton href={`${here}/new`} look="primary">
              {t("new")}
            </LinkButton>
          </>
        }
        facts={[t("lead")]}
        title={t("title")}
      />
      {discarded ? <Alert tone="done">{t("done.discarded")}</Alert> : null}
      <Tabs
        items={[
          { href: here, label: t("all"), current: status === null },
          ...planLifecycle.states.map((each) => ({
            href: `${here}?status=${each}`,
            label: t(`status.${each}`),
            current: status === each,
          })),
        ]}
        label={t("state")}
      />
      <Card flush>
        <PlanTable
          caption={t("title")}
          empty={
            <EmptyState
              action={<LinkButton href={`${here}/inspectors`}>{t("register")}</LinkButton>}
              text={t("none_text")}
              title={t("none")}
            />
          }
          hrefOf={(row) => `${here}/${row.id}`}
          rows={items}
        />
      </Card>
      <Pagination
        nextHref={
          next ? `${here}?${new URLSearchParams({ ...(status ? { status } : {}), after: next })}` : null
        }
      />
    </>
  );
}
