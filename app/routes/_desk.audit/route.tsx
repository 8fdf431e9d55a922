import { useLoaderData } from "@remix-run/react";
import { isAdmin, isRegulator } from "~/domain/actor";
import { auditHeadsOf, hubNames, listAudit } from "~/domain/audit/audit.queries.server";
import { auditCursor, readAuditFilter } from "~/domain/audit/audit-filter.server";
import { verifyChain } from "~/domain/audit/verify-chains.server";
import { only } from "~/domain/authorize";
import { supervision } from "~/locales/supervision";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { Pagination } from "~/ui/pagination";
import { TextInput } from "~/ui/text-input";
import { Content } from "./content";
import { Action, Subject } from "./words";

export const handle = { hydrate: false };
const PAGE = 50;

export const loader = read(only(isRegulator, isAdmin), async ({ db, actor, url, env, locale }) => {
  const filter = readAuditFilter(url.searchParams);
  const found = await listAudit(db, actor, { ...filter, limit: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  const chains = new Map(rows.map((row) => [row.chain, row.organisation]));
  const heads = url.searchParams.has("verify") ? await auditHeadsOf(db, [...chains.keys()]) : [];
  const reports = [];
  for (const head of heads) {
    const { broken, entries } = await verifyChain(db, head, env.AUDIT_SIGNING_KEY);
    reports.push({ chain: head.chain, name: chains.get(head.chain) ?? null, broken, entries });
  }
  return {
    rows,
    names: await hubNames(
      db,
      rows.map(({ data }) => data),
      locale,
    ),
    reports,
    action: filter.action ?? "",
    subject: filter.subject ?? "",
    next: found.length > PAGE && last ? auditCursor(last) : null,
  };
});

type Report = {
  chain: string;
  name: string | null;
  entries: number;
  broken: { seq: number; fault: string } | null;
};

function Verdict({ report }: { report: Report }) {
  const t = useTexts(supervision);
  const name = report.name ?? t("audit_clock");
  const { broken } = report;
  return (
    <Alert tone={broken ? "problem" : "done"}>
      {broken
        ? t("audit_broken", { name, seq: broken.seq, fault: t.any(`fault.${broken.fault}`) })
        : t("audit_whole", { name, n: report.entries })}
    </Alert>
  );
}

export default function Audit() {
  const { rows, names, reports, action, subject, next } = useLoaderData<typeof loader>();
  const t = useTexts(supervision);
  const here = new URLSearchParams({ action, subject });
  return (
    <>
      <PageHeader
        actions={<LinkButton href={`/audit?${here}&verify=1`}>{t("audit_verify")}</LinkButton>}
        facts={[t("audit_lead")]}
        title={t("audit_title")}
      />
      <div className="mb-4 space-y-2">
        {reports.map((report) => (
          <Verdict key={report.chain} report={report} />
        ))}
      </div>
      <FilterBar action="/audit" resetHref="/audit">
        <TextInput
          className="grow basis-40"
          defaultValue={action}
          label={t("audit_filter_action")}
          name="action"
        />
        <TextInput
          className="grow basis-40"
          defaultValue={subject}
          label={t("audit_filter_subject")}
          name="subject"
        />
      </FilterBar>
      <Card flush>
        <DataTable
          caption={t("audit_title")}
          columns={[
            { key: "at", header: t("audit_at"), tight: true, cell: (row) => <DateTime at={row.at} year /> },
            {
              key: "organisation",
              header: t("audit_organisation"),
              cell: (row) => row.organisation ?? t("audit_clock"),
            },
            {
              key: "person",
              header: t("audit_person"),
              tight: true,
              cell: (row) => row.person ?? t("audit_clock"),
            },
            {
              key: "action",
              header: t("audit_action"),
              tight: true,
              cell: (row) => <Action kind={row.action} />,
            },
            {
              key: "subject",
              header: t("audit_subject"),
              tight: true,
              cell: (row) => <Subject type={row.subject_type} id={row.subject_id} />,
            },
            {
              key: "data",
              header: t("audit_data"),
              cell: (row) => <Content data={row.data} names={names} />,
            },
          ]}
          empty={<EmptyState title={t("audit_none")} />}
          phone="cards"
          rowKey={(row) => `${row.chain}-${row.seq}`}
          rows={rows}
        />
      </Card>
      <Pagination nextHref={next ? `/audit?${here}&before=${encodeURIComponent(next)}` : null} />
    </>
  );
}
