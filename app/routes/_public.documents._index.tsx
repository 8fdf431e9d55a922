import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { type FoundDocument, searchDocuments } from "~/domain/normative-documents/search.queries.server";
import { common } from "~/locales/common";
import { documents } from "~/locales/documents";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Select } from "~/ui/select";
import { LifecyclePill } from "~/ui/status-pill";
import { TextInput } from "~/ui/text-input";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };
export const meta = titled(documents, "title", "lead");

const STATUSES = ["current", "upcoming", "superseded", "withdrawn", "unknown"];

export const loader = read<Actor | null, Awaited<ReturnType<typeof load>>>(anybody, ({ db, url }) =>
  load(db, url),
);

async function load(db: Parameters<typeof searchDocuments>[0], url: URL) {
  const asked = (name: string) => url.searchParams.get(name)?.trim() || undefined;
  const [q, wanted, after] = [asked("q"), asked("status"), asked("after")];
  const status = STATUSES.find((known) => known === wanted);
  const { documents: found, next } = await searchDocuments(db, { q, status, after, limit: 25 });
  const further = new URLSearchParams(url.search);
  if (next) further.set("after", next);
  return { q: q ?? "", status: status ?? "", found, nextHref: next ? `/documents?${further}` : null };
}

export default function Documents() {
  const { q, status, found, nextHref } = useLoaderData<typeof loader>();
  const t = useTexts(documents);
  const tc = useTexts(common);
  const statuses = STATUSES.map((value) => ({ value, label: tc.any(`status.document.${value}`) }));
  return (
    <>
      <PageHeader title={t("title")} facts={[t("lead")]} />
      <FilterBar
        action="/documents"
        submitLabel={tc("action.search")}
        resetHref={q || status ? "/documents" : undefined}
      >
        <TextInput
          name="q"
          label={t("q")}
          placeholder={t("q_hint")}
          defaultValue={q}
          className="grow basis-72"
        />
        <Select
          name="status"
          label={t("status")}
          options={statuses}
          placeholder={t("any_status")}
          defaultValue={status}
          className="basis-40"
        />
      </FilterBar>
      <Results found={found} />
      <Pagination nextHref={nextHref} />
    </>
  );
}

function Results({ found }: { found: FoundDocument[] }) {
  const t = useTexts(documents);
  return (
    <Card flush>
      <DataTable
        caption={t("results")}
        phone="cards"
        rows={found}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("empty")} text={t("empty_text")} />}
        columns={[
          {
            key: "number",
            header: t("number"),
            cell: (row) => <TextLink href={`/documents/${row.id}`}>{row.number}</TextLink>,
          },
          { key: "name", header: t("name"), cell: (row) => row.titleZh },
          { key: "status", header: t("status"), cell: (row) => <Status row={row} /> },
          { key: "from", header: t("implemented"), tight: true, cell: (row) => row.implementedOn ?? "—" },
        ]}
      />
    </Card>
  );
}

function Status({ row }: { row: FoundDocument }) {
  const t = useTexts(documents);
  const newer = row.replacedBy[0];
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <LifecyclePill of="document" status={row.status} />
      {newer ? (
        <TextLink href={`/documents/${newer.id}`} className="text-sm">
          {t("replaced_by", { number: newer.number })}
        </TextLink>
      ) : null}
    </span>
  );
}
