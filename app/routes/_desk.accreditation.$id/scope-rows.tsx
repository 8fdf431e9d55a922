import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { FilterBar } from "~/ui/filter-bar";
import { Pagination } from "~/ui/pagination";
import { StatusPill } from "~/ui/status-pill";
import { TextInput } from "~/ui/text-input";

interface Row {
  id: string;
  site: string;
  kind: string;
  object: string;
  placed: boolean;
  norm: string;
  title: string;
  parameter: string;
  limitation: string;
  limitation_state: string;
  range: string;
  range_state: string;
  suspended: boolean;
}
interface Props {
  id: string;
  scope: { rows: readonly Row[]; total: number };
  text: string;
  page: number;
  pages: number;
}

/** The certificate's scope, searchable, a page at a time. */
export function ScopeRows({ id, scope, text, page, pages }: Props) {
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  const path = `/accreditation/${id}`;
  const at = (to: number) => `${path}?q=${encodeURIComponent(text)}&page=${to}`;
  return (
    <div>
      <FilterBar action={path} resetHref={text ? path : undefined} submitLabel={tc("action.search")}>
        <TextInput
          name="q"
          label={t("scope.search")}
          defaultValue={text}
          className="grow basis-52"
          maxLength={60}
        />
      </FilterBar>
      <Card title={t("scope.title")} flush>
        <DataTable
          caption={t("scope.title")}
          rows={scope.rows}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t("scope.empty")} text={t("scope.empty_text")} />}
          columns={[
            { key: "object", header: t("scope.object"), cell: (row) => <Named row={row} /> },
            {
              key: "parameter",
              header: t("scope.parameter"),
              cell: (row) => (
                <>
                  {row.parameter}{" "}
                  {row.suspended ? <StatusPill tone="seal">{t("scope.suspended")}</StatusPill> : null}
                </>
              ),
            },
            {
              key: "document",
              header: t("scope.document"),
              cell: ({ norm, title }) => (
                <>
                  <span className="whitespace-nowrap">{norm}</span>
                  <span className="block text-sm text-muted">{title}</span>
                </>
              ),
            },
            { key: "limits", header: t("scope.limits"), cell: (row) => <Limits row={row} /> },
            { key: "kind", header: t("scope.kind"), tight: true, cell: ({ kind }) => tc.any(`kind.${kind}`) },
            { key: "site", header: t("scope.site"), tight: true, cell: ({ site }) => site },
          ]}
        />
      </Card>
      <Pagination
        total={scope.total}
        previousHref={page > 1 ? at(page - 1) : null}
        nextHref={page < pages ? at(page + 1) : null}
      />
    </div>
  );
}

function Named({ row }: { row: Row }) {
  const t = useTexts(accreditation);
  return (
    <>
      {row.object} {row.placed ? null : <StatusPill tone="amber">{t("scope.unplaced")}</StatusPill>}
    </>
  );
}

function Limits({ row }: { row: Row }) {
  const t = useTexts(accreditation);
  return (
    <>
      {[row.limitation, row.range].filter(Boolean).join("；")}{" "}
      {row.limitation_state === "unparsed" ? (
        <StatusPill tone="amber">{t("scope.unclear_limit")}</StatusPill>
      ) : null}{" "}
      {row.range_state === "unparsed" ? (
        <StatusPill tone="amber">{t("scope.unclear_range")}</StatusPill>
      ) : null}
    </>
  );
}
