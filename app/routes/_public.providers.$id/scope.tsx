import type { PublicScopeRow } from "~/domain/providers/public-provider.queries.server";
import { common } from "~/locales/common";
import { directory } from "~/locales/directory";
import { useTexts } from "~/locales/texts";
import { type AccreditationKind, AccreditationTag } from "~/ui/accreditation-tag";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { Pagination } from "~/ui/pagination";
import { TextInput } from "~/ui/text-input";
import { TextLink } from "~/ui/text-link";
import type { ProviderPage } from "./load.server";

/** The scope in force: searchable, 25 rows a page. */
export function Scope({ page: { provider, scope, q } }: { page: ProviderPage }) {
  const t = useTexts(directory);
  const tc = useTexts(common);
  const here = `/providers/${provider.id}`;
  const next = scope.next
    ? `${here}?${new URLSearchParams({ ...(q ? { q } : {}), after: scope.next })}#scope`
    : null;
  return (
    <div id="scope">
      <FilterBar
        action={`${here}#scope`}
        submitLabel={tc("action.search")}
        resetHref={q ? `${here}#scope` : undefined}
      >
        <TextInput
          name="q"
          label={t("scope_q")}
          placeholder={t("scope_hint")}
          defaultValue={q}
          className="grow basis-60"
        />
      </FilterBar>
      <Card title={t("scope")} flush>
        <Rows rows={scope.rows} />
      </Card>
      <Pagination nextHref={next} />
    </div>
  );
}

function Rows({ rows }: { rows: PublicScopeRow[] }) {
  const t = useTexts(directory);
  return (
    <DataTable
      caption={t("scope")}
      phone="cards"
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("scope_empty")} />}
      columns={[
        { key: "object", header: t("object"), cell: (row) => row.object },
        { key: "parameter", header: t("parameter"), cell: (row) => row.parameter },
        {
          key: "document",
          header: t("doc"),
          tight: true,
          cell: (row) => <TextLink href={`/documents/${row.documentId}`}>{row.document}</TextLink>,
        },
        {
          key: "limits",
          header: t("limits"),
          cell: (row) => [row.limitation, row.range].filter((text) => text !== "").join("；") || "—",
        },
        { key: "site", header: t("site"), cell: (row) => row.site },
        {
          key: "basis",
          header: t("certificate"),
          cell: (row) => <AccreditationTag kind={row.accreditation as AccreditationKind} />,
        },
      ]}
    />
  );
}
