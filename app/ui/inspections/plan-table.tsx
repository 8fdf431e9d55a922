import type { ReactNode } from "react";
import { common } from "~/locales/common";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { DataTable } from "../data-table";
import { TextLink } from "../text-link";
import { Days } from "./days";
import { PlanState } from "./states";

export interface PlanRow {
  id: string;
  number: string;
  title: string;
  office: string;
  region: string;
  category: string | null;
  status: string;
  starts_on: string;
  ends_on: string;
  frozen_at: Date | string | null;
  drawn: number;
  published: number;
}

interface PlanTableProps {
  caption: string;
  rows: readonly PlanRow[];
  hrefOf: (row: PlanRow) => string;
  empty: ReactNode;
}

/** Plans, each with its scope, its state and how many results are published. */
export function PlanTable({ caption, rows, hrefOf, empty }: PlanTableProps) {
  const t = useTexts(inspections);
  const tc = useTexts(common);
  return (
    <DataTable
      caption={caption}
      columns={[
        {
          key: "title",
          header: t("plan"),
          cell: (row) => (
            <>
              <TextLink href={hrefOf(row)}>{row.title}</TextLink>
              <span className="block text-sm text-muted">
                {row.number} · {row.office}
              </span>
            </>
          ),
        },
        {
          key: "scope",
          header: t("scope"),
          cell: (row) =>
            `${row.region} · ${row.category ? tc.any(`category.${row.category}`) : t("all_categories")}`,
        },
        { key: "state", header: t("state"), tight: true, cell: (row) => <PlanState status={row.status} /> },
        {
          key: "days",
          header: t("days"),
          tight: true,
          cell: (row) => <Days from={row.starts_on} to={row.ends_on} />,
        },
        {
          key: "progress",
          header: t("progress"),
          align: "end",
          cell: (row) =>
            row.status === "drawn"
              ? t("progress_value", { published: row.published, drawn: row.drawn })
              : "—",
        },
      ]}
      empty={empty}
      phone="cards"
      rowKey={(row) => row.id}
      rows={rows}
    />
  );
}
