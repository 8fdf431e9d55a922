import type { RosterRow } from "~/domain/experts/roster.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { type Column, DataTable } from "~/ui/data-table";
import { useFieldWords } from "~/ui/experts/field-words";
import { Hours } from "~/ui/experts/hours";
import { StatePill } from "~/ui/experts/state-pill";
import { TextLink } from "~/ui/text-link";

type Row = RosterRow & { editable: boolean };

function Name({ row }: { row: Row }) {
  const t = useTexts(experts);
  return (
    <>
      {row.id ? (
        <TextLink href={`/experts/${row.id}`}>{row.name}</TextLink>
      ) : (
        <span className="font-semibold">{row.name}</span>
      )}
      <span className="block text-sm text-muted">
        {[row.title, row.organisation].filter(Boolean).join(" · ")}
      </span>
      {row.id === null && row.editable ? (
        <form method="post" action="/experts?index" className="mt-1">
          <input type="hidden" name="membershipId" value={row.membershipId} />
          <Button size="sm">{t("roster.enrol")}</Button>
        </form>
      ) : null}
    </>
  );
}

/** One line an expert. */
export function RosterTable({ rows }: { rows: Row[] }) {
  const t = useTexts(experts);
  const words = useFieldWords();
  const columns: Column<Row>[] = [
    { key: "name", header: t("roster.name"), cell: (row) => <Name row={row} /> },
    {
      key: "fields",
      header: t("roster.fields"),
      cell: (row) =>
        row.id ? (
          <>
            {words(row.fields)}
            <span className="block text-sm text-muted">
              <Hours periods={row.periods} />
            </span>
          </>
        ) : (
          "—"
        ),
    },
    {
      key: "load",
      header: t("roster.load"),
      align: "end",
      tight: true,
      cell: (row) => (row.id ? t("roster.of", { load: row.load, capacity: row.capacity }) : "—"),
    },
    {
      key: "satisfaction",
      header: t("roster.satisfaction"),
      align: "end",
      tight: true,
      cell: (row) => (row.satisfaction === null ? "—" : row.satisfaction.toFixed(1)),
    },
    {
      key: "reply",
      header: t("roster.reply"),
      align: "end",
      tight: true,
      cell: (row) =>
        row.replyMinutes === null ? "—" : t("roster.minutes", { n: Math.round(row.replyMinutes) }),
    },
    { key: "state", header: t("roster.state"), tight: true, cell: (row) => <StatePill state={row.state} /> },
  ];
  return (
    <DataTable
      caption={t("roster.caption")}
      phone="cards"
      rows={rows}
      rowKey={({ membershipId }) => membershipId}
      columns={columns}
    />
  );
}
