import type { InspectedObject, ListedInspector, Odds } from "~/domain/inspections/canonical";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { DataTable } from "../data-table";
import { EmptyState } from "../empty-state";
import { TextLink } from "../text-link";
import type { GradeLine } from "./grade-lines";

/** Objects and odds a grade, and how many are drawn of so many on average. */
export function GradeTable({ lines }: { lines: readonly GradeLine[] }) {
  const t = useTexts(inspections);
  return (
    <DataTable
      caption={t("odds")}
      columns={[
        { key: "grade", header: t("grade"), cell: ({ grade }) => t("grade_value", { grade }) },
        { key: "objects", header: t("objects"), align: "end", cell: ({ objects }) => objects },
        { key: "odds", header: t("odds"), align: "end", cell: ({ odds }) => t("percent", { n: odds }) },
        {
          key: "expected",
          header: t("expected"),
          align: "end",
          cell: ({ objects, odds }) => t("expected_value", { n: Math.round((objects * odds) / 10) / 10 }),
        },
      ]}
      phone="cards"
      rowKey={({ grade }) => grade}
      rows={lines}
    />
  );
}

/** Objects as a list names them, each with its grade and odds. */
export function ObjectTable({ objects, odds }: { objects: readonly InspectedObject[]; odds: Odds }) {
  const t = useTexts(inspections);
  return (
    <DataTable
      caption={t("objects")}
      columns={[
        {
          key: "name",
          header: t("object"),
          cell: (row) => <TextLink href={`/providers/${row.id}`}>{row.name}</TextLink>,
        },
        {
          key: "grade",
          header: t("grade"),
          cell: (row) => (
            <>
              {t("grade_value", { grade: row.grade })}
              {row.ungraded ? <span className="block text-sm text-muted">{t("ungraded")}</span> : null}
            </>
          ),
        },
        {
          key: "odds",
          header: t("odds"),
          align: "end",
          cell: (row) => t("percent", { n: odds[row.grade] }),
        },
      ]}
      empty={<EmptyState title={t("no_objects")} />}
      rowKey={(row) => row.id}
      rows={objects}
    />
  );
}

/** Inspectors as a list names them, each with what bars him. */
export function InspectorTable({ inspectors }: { inspectors: readonly ListedInspector[] }) {
  const t = useTexts(inspections);
  return (
    <DataTable
      caption={t("inspectors")}
      columns={[
        { key: "name", header: t("inspector.name"), tight: true, cell: (row) => row.name },
        { key: "card", header: t("inspector.card"), tight: true, cell: (row) => row.card },
        { key: "employer", header: t("inspector.employer"), cell: (row) => row.employer },
        {
          key: "ties",
          header: t("ties"),
          cell: (row) => (row.ties.length > 0 ? row.ties.join(" ") : t("no_ties")),
        },
      ]}
      phone="cards"
      rowKey={(row) => row.id}
      rows={inspectors}
    />
  );
}
