import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { idSchema } from "~/domain/ids";
import { writePageKey } from "~/domain/page-key";
import { type SupervisedProvider, supervisedProviders } from "~/domain/supervision/providers.queries.server";
import { suspension } from "~/domain/supervision/supervision";
import { liftProvider, suspendProvider } from "~/domain/supervision/suspend-provider.server";
import { watchedHubs } from "~/domain/supervision/watched-hub.queries.server";
import { supervision } from "~/locales/supervision";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { AccreditationTag } from "~/ui/accreditation-tag";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Dialog } from "~/ui/dialog";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";
import { StatusPill } from "~/ui/status-pill";
import { TextArea } from "~/ui/text-area";
import { TextInput } from "~/ui/text-input";
import { TextLink } from "~/ui/text-link";

const PAGE = 25;

export const loader = read(only(isRegulator), async ({ db, actor, url }) => {
  const hub = (await watchedHubs(db, actor, url.searchParams.get("hub"))).at(-1);
  if (!hub) throw new Error("a watched path ends with the hub itself");
  const q = url.searchParams.get("q")?.trim().slice(0, 60) ?? "";
  const warningsOnly = url.searchParams.get("show") === "warnings";
  const after = url.searchParams.get("after") ?? undefined;
  const filter = { regionCode: hub.regionCode, q, warningsOnly, after, limit: PAGE + 1 };
  const found = await supervisedProviders(db, filter);
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  return {
    hubId: hub.hubId,
    q,
    show: warningsOnly ? "warnings" : "all",
    rows,
    next: found.length > PAGE && last ? writePageKey(last.name, last.id) : null,
    done: url.searchParams.get("done"),
  };
});

const decision = suspension.extend({ providerId: idSchema });

export const action = write(only(isRegulator), async ({ db, actor, form }) => {
  const input = form.as(decision);
  if (form.intent === "lift") await liftProvider(db, actor, input);
  else await suspendProvider(db, actor, input);
  return redirect(`/supervision/providers?done=${form.intent === "lift" ? "lifted" : "suspended"}`);
});

export default function SupervisedProviders() {
  const { hubId, q, show, rows, next, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(supervision);
  const nextHref = `/supervision/providers?${new URLSearchParams({ hub: hubId, q, show, after: next ?? "" })}`;
  return (
    <>
      <PageHeader facts={[t("providers_lead")]} title={t("providers_title")} />
      {done === "suspended" || done === "lifted" ? <Alert tone="done">{t(`done.${done}`)}</Alert> : null}
      {isRefused(answer) ? (
        <Alert live tone="problem">
          {answer.refused.message}
        </Alert>
      ) : null}
      <FilterBar action="/supervision/providers" resetHref="/supervision/providers">
        <input name="hub" type="hidden" value={hubId} />
        <TextInput className="grow basis-40" defaultValue={q} label={t("search")} name="q" />
        <Select
          defaultValue={show}
          label={t("state")}
          name="show"
          options={[
            { value: "all", label: t("show_all") },
            { value: "warnings", label: t("show_warnings") },
          ]}
        />
      </FilterBar>
      <Card flush>
        <DataTable
          caption={t("providers_title")}
          columns={[
            {
              key: "name",
              header: t("provider"),
              // who is blacklisted has no public page
              cell: (row) => (
                <TextLink href={row.blacklisted ? `/supervision/credit/${row.id}` : `/providers/${row.id}`}>
                  {row.name}
                </TextLink>
              ),
            },
            { key: "region", header: t("region"), tight: true, cell: (row) => row.region },
            {
              key: "kinds",
              header: t("accreditations"),
              cell: (row) => (
                <span className="flex flex-wrap gap-1">
                  {row.kinds.map((kind) => (
                    <AccreditationTag key={kind} kind={kind} />
                  ))}
                </span>
              ),
            },
            { key: "end", header: t("valid_to"), tight: true, cell: (row) => <FirstEnd row={row} /> },
            { key: "state", header: t("state"), tight: true, cell: (row) => <State row={row} /> },
            { key: "act", header: "", cell: (row) => <Decide row={row} /> },
          ]}
          empty={<EmptyState title={t("no_providers")} />}
          phone="cards"
          rowKey={(row) => row.id}
          rows={rows}
        />
      </Card>
      <Pagination nextHref={next ? nextHref : null} />
    </>
  );
}

function FirstEnd({ row }: { row: SupervisedProvider }) {
  const t = useTexts(supervision);
  if (row.firstEnd === null || row.daysLeft === null) return "—";
  if (row.daysLeft < 0)
    return <span className="text-seal-dark">{t("expired_days", { n: -row.daysLeft })}</span>;
  if (row.daysLeft < 90)
    return <span className="text-amber-dark">{t("days_left", { n: row.daysLeft })}</span>;
  return row.firstEnd;
}

function State({ row }: { row: SupervisedProvider }) {
  const t = useTexts(supervision);
  if (row.blacklisted) return <StatusPill tone="seal">{t("state_blacklisted")}</StatusPill>;
  if (row.suspended) return <StatusPill tone="seal">{t("state_suspended")}</StatusPill>;
  if (row.provisional) return <StatusPill tone="amber">{t("state_provisional")}</StatusPill>;
  return <StatusPill tone="green">{t("state_active")}</StatusPill>;
}

function Decide({ row }: { row: SupervisedProvider }) {
  const t = useTexts(supervision);
  const words = t(row.suspended ? "lift" : "suspend");
  return (
    <Dialog size="sm" title={`${words} · ${row.name}`} trigger={words}>
      <form className="space-y-4" method="post">
        <input name="providerId" type="hidden" value={row.id} />
        <TextArea
          hint={t("reason_hint")}
          id={`reason-${row.id}`}
          label={t("reason")}
          name="reason"
          required
        />
        <Button
          look={row.suspended ? "primary" : "danger"}
          name="intent"
          value={row.suspended ? "lift" : "suspend"}
        >
          {words}
        </Button>
      </form>
    </Dialog>
  );
}
