import { findImport, rejectedRows } from "~/domain/accreditation/import.queries.server";
import { LIMITS } from "~/domain/accreditation/scope-import/sheet";
import { signedIn } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { harmless, sheetOf } from "~/domain/spreadsheet.server";
import { accreditation } from "~/locales/accreditation";
import { textsIn } from "~/locales/texts";
import { serve } from "~/platform/resource.server";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const quoted = (cell: string | number) =>
  typeof cell === "number" ? String(cell) : `"${harmless(cell).replaceAll('"', '""')}"`;

/** The rejected rows of an import as CSV (with the mark that Excel needs for UTF-8) or, with `?format=xlsx`, XLSX. */
export const loader = serve(signedIn, async ({ db, actor, params, url, locale }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  await findImport(db, actor, id);
  const rows = await rejectedRows(db, id, { limit: LIMITS.rows });
  const t = textsIn(locale, accreditation);
  type Row = (typeof rows)[number];
  const columns = [
    { header: t("imports.sheet"), value: (row: Row) => row.sheet },
    { header: t("imports.row"), value: (row: Row) => row.row },
    { header: t("imports.column"), value: (row: Row) => row.column_name ?? "", width: 24 },
    { header: t("imports.reason"), value: (row: Row) => t.any(`reject.${row.code}`), width: 30 },
    { header: t("imports.content"), value: (row: Row) => row.message ?? "", width: 60 },
  ];
  const excel = url.searchParams.get("format") === "xlsx";
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map(({ value }) => value(row))),
  ];
  const body = excel
    ? new Uint8Array(await sheetOf(t("imports.rejected_title"), columns, rows))
    : `\uFEFF${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
  return new Response(body, {
    headers: {
      "Content-Type": excel ? XLSX : "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="rejected-${id}.${excel ? "xlsx" : "csv"}"`,
      "Cache-Control": "no-store",
    },
  });
});
