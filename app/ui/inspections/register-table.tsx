import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Button } from "../button";
import { DataTable } from "../data-table";
import { Dialog } from "../dialog";
import { EmptyState } from "../empty-state";
import { TextLink } from "../text-link";

interface InspectorLine {
  id: string;
  version: number;
  name: string;
  card_number: string;
  region: string;
  employer: string;
  employer_uscc: string | null;
  ties: readonly string[];
}

/** The office's inspectors. */
export function RegisterTable({ rows, left }: { rows: readonly InspectorLine[]; left: boolean }) {
  const t = useTexts(inspections);
  const act = {
    key: "act",
    header: "",
    tight: true,
    cell: (row: InspectorLine) => (
      <span className="flex items-center gap-3">
        <TextLink href={`/supervision/inspections/inspectors?edit=${row.id}`}>{t("inspector.edit")}</TextLink>
        <Remove row={row} />
      </span>
    ),
  };
  return (
    <DataTable
      caption={t("inspector.title")}
      columns={[
        { key: "name", header: t("inspector.name"), tight: true, cell: (row) => row.name },
        { key: "card", header: t("inspector.card"), tight: true, cell: (row) => row.card_number },
        { key: "region", header: t("inspector.region"), tight: true, cell: (row) => row.region },
        { key: "employer", header: t("inspector.employer"), cell: (row) => row.employer },
        {
          key: "ties",
          header: t("ties"),
          cell: (row) =>
            [...(row.employer_uscc ? [row.employer_uscc] : []), ...row.ties].join(" ") || t("no_ties"),
        },
        ...(left ? [] : [act]),
      ]}
      empty={
        left ? (
          <EmptyState title={t("inspector.none_left")} />
        ) : (
          <EmptyState text={t("inspector.none_text")} title={t("inspector.none")} />
        )
      }
      phone="cards"
      rowKey={(row) => row.id}
      rows={rows}
    />
  );
}

function Remove({ row }: { row: InspectorLine }) {
  const t = useTexts(inspections);
  return (
    <Dialog
      look="quiet"
      size="sm"
      title={`${t("inspector.remove")} · ${row.name}`}
      trigger={t("inspector.remove")}
    >
      <form className="space-y-4" method="post">
        <p>{t("inspector.remove_text")}</p>
        <input name="id" type="hidden" value={row.id} />
        <input name="expectedVersion" type="hidden" value={row.version} />
        <Button look="danger" name="intent" value="remove">
          {t("inspector.remove")}
        </Button>
      </form>
    </Dialog>
  );
}
