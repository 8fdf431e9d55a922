import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "../button";
import { Card } from "../card";
import { DataTable } from "../data-table";
import { FilterBar } from "../filter-bar";
import { Pagination } from "../pagination";
import { Select } from "../select";

interface Row {
  sheet: string;
  row: number;
  code: string | null;
  column_name: string | null;
  message: string | null;
}
interface Props {
  /** The page itself, for filters and pages. */
  path: string;
  id: string;
  rejected: readonly Row[];
  reasons: readonly { code: string | null; n: number }[];
  code: string;
  page: number;
  pages: number;
}

/** The rejected rows with row, column and reason, by reason, to take away as CSV or XLSX. */
export function RejectedRows({ path, id, rejected, reasons, code, page, pages }: Props) {
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  if (reasons.length === 0) return null;
  const file = `/accreditation/imports/${id}/rejected`;
  const at = (to: number) => `${path}?reason=${encodeURIComponent(code)}&page=${to}`;
  const options = reasons.map((reason) => ({
    value: reason.code ?? "",
    label: `${t.any(`reject.${reason.code}`)}（${reason.n}）`,
  }));
  return (
    <div>
      <FilterBar
        action={path}
        resetHref={code ? path : undefined}
        aside={
          <>
            <LinkButton size="sm" href={file}>
              {tc("action.export_csv")}
            </LinkButton>
            <LinkButton size="sm" href={`${file}?format=xlsx`}>
              {tc("action.export_xlsx")}
            </LinkButton>
          </>
        }
      >
        <Select
          name="reason"
          label={t("imports.reason")}
          placeholder={t("imports.all_reasons")}
          options={options}
          defaultValue={code}
          className="grow basis-52"
        />
      </FilterBar>
      <Card title={t("imports.rejected_title")} flush>
        <DataTable
          caption={t("imports.rejected_title")}
          rows={rejected}
          rowKey={({ sheet, row }) => `${sheet}:${row}`}
          columns={[
            { key: "row", header: t("imports.row"), align: "end", cell: ({ row }) => row },
            { key: "sheet", header: t("imports.sheet"), tight: true, cell: ({ sheet }) => sheet },
            { key: "column", header: t("imports.column"), cell: ({ column_name }) => column_name },
            {
              key: "reason",
              header: t("imports.reason"),
              tight: true,
              cell: ({ code: why }) => t.any(`reject.${why}`),
            },
            { key: "text", header: t("imports.content"), cell: ({ message }) => message },
          ]}
        />
      </Card>
      <Pagination
        previousHref={page > 1 ? at(page - 1) : null}
        nextHref={page < pages ? at(page + 1) : null}
      />
    </div>
  );
}
