import { useLoaderData } from "@remix-run/react";
import { isAdmin } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { referenceTables } from "~/domain/reference/reference.queries.server";
import { reference } from "~/locales/reference";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { formatCount } from "~/ui/format";

export const loader = read(only(isAdmin), async ({ db }) => ({ tables: await referenceTables(db) }));

export default function Tables() {
  const { tables } = useLoaderData<typeof loader>();
  const t = useTexts(reference);
  return (
    <Card flush>
      <DataTable
        caption={t("tab.tables")}
        columns={[
          { key: "table", header: t("table.name"), cell: (row) => t.any(`table.${row.table}`) },
          { key: "rows", header: t("table.rows"), align: "end", cell: (row) => formatCount(row.rows) },
        ]}
        rowKey={(row) => row.table}
        rows={tables}
      />
    </Card>
  );
}
