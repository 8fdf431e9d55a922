import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { publicBlacklist } from "~/domain/credit/blacklist.queries.server";
import { plainText } from "~/domain/page-key";
import { common } from "~/locales/common";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { Tag } from "~/ui/accreditation-tag";
import { Card } from "~/ui/card";
import { type Column, DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { formatDay } from "~/ui/format";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { TextInput } from "~/ui/text-input";

export const handle = { hydrate: false };
export const meta = titled(credit, "blacklist.public_title");

export const loader = read(anybody, async ({ db, url }: Visit<Actor | null>) => {
  const q = plainText(url.searchParams.get("q") ?? "")
    .trim()
    .slice(0, 60);
  const cursor = url.searchParams.get("cursor") ?? undefined;
  return { ...(await publicBlacklist(db, { q, cursor })), q };
});
type Row = ReturnType<typeof useLoaderData<typeof loader>>["items"][number];

const HERE = "/credit/blacklist";

/** 黑名单公示: who stands on it, why, by whom and until when. */
export default function Blacklist() {
  const { items, next, q } = useLoaderData<typeof loader>();
  const t = useTexts(credit);
  const tc = useTexts(common);
  const query = new URLSearchParams({ ...(q && { q }), cursor: next ?? "" });
  return (
    <>
      <PageHeader
        title={t("blacklist.public_title")}
        facts={[t("blacklist.lead")]}
        breadcrumb={[
          { label: tc("nav.home"), href: "/" },
          { label: t("title"), href: "/credit" },
          { label: t("blacklist.public_title") },
        ]}
      />
      <FilterBar action={HERE} resetHref={q ? HERE : undefined} submitLabel={tc("action.search")}>
        <TextInput name="q" label={t("blacklist.q")} defaultValue={q} className="grow basis-60" />
      </FilterBar>
      <Card flush>
        <DataTable
          caption={t("blacklist.public_title")}
          phone="cards"
          columns={useColumns()}
          rows={items}
          rowKey={(row) => row.id}
          empty={
            <EmptyState
              title={t(q ? "blacklist.empty_q" : "blacklist.none")}
              text={q ? undefined : t("blacklist.none_text")}
            />
          }
        />
      </Card>
      <Pagination nextHref={next ? `${HERE}?${query}` : null} />
    </>
  );
}

function useColumns(): Column<Row>[] {
  const t = useTexts(credit);
  return [
    {
      key: "name",
      header: t("provider"),
      cell: (row) => (
        <>
          {row.name} {row.demo ? <Tag>{t("demo")}</Tag> : null}
          <span className="block text-sm text-muted">
            {[row.region, row.uscc].filter(Boolean).join(" · ")}
          </span>
        </>
      ),
    },
    {
      key: "reason",
      header: t("blacklist.reason"),
      cell: (row) => (
        <span className="break-words">
          {row.reason}
          <span className="block text-sm text-muted">{row.legal_basis}</span>
        </span>
      ),
    },
    { key: "by", header: t("blacklist.decided_by"), cell: (row) => row.decided_by ?? "—" },
    {
      key: "period",
      header: t("blacklist.until"),
      tight: true,
      cell: (row) => t("blacklist.on", { from: formatDay(row.listed_at), to: row.ends_on }),
    },
  ];
}
