import type { Finding } from "~/domain/inspections/inspection";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { DataTable } from "../data-table";
import { EmptyState } from "../empty-state";
import { formatDay } from "../format";
import { TextLink } from "../text-link";
import { Findings } from "./findings";
import { CheckState, OutcomePill } from "./states";

export interface CheckRow {
  id: string;
  provider_id: string;
  provider: string;
  position: number;
  grade: string;
  status: string;
  outcome: string | null;
  overdue_at: Date | string | null;
  inspectors: readonly { id: string; name: string; reserve: boolean }[];
  visited_on: string | null;
  findings: readonly Finding[] | null;
}

/** Who was drawn, who goes there, and what was found. */
export function CheckTable({
  checks,
  hrefOf,
}: {
  checks: readonly CheckRow[];
  hrefOf: (check: CheckRow) => string;
}) {
  const t = useTexts(inspections);
  return (
    <DataTable
      caption={t("draw.result")}
      columns={[
        {
          key: "position",
          header: t("draw.position"),
          align: "end",
          cell: (row) => (
            <>
              <span className="sm:hidden">{t("draw.position")} </span>
              {row.position}
            </>
          ),
        },
        {
          key: "object",
          header: t("object"),
          cell: (row) => (
            <>
              <TextLink href={hrefOf(row)}>{row.provider}</TextLink>
              <span className="block text-sm text-muted">{t("grade_value", { grade: row.grade })}</span>
            </>
          ),
        },
        {
          key: "inspectors",
          header: t("check.inspectors"),
          cell: (row) =>
            row.inspectors
              .filter(({ reserve }) => !reserve)
              .map(({ id, name }, index, all) => (
                <span key={id} className="inline-block">
                  {name}
                  {index < all.length - 1 ? t("join") : null}
                </span>
              )),
        },
        { key: "result", header: t("check.result"), cell: (row) => <Result check={row} /> },
        { key: "state", header: t("state"), tight: true, cell: (row) => <CheckState check={row} /> },
      ]}
      empty={<EmptyState title={t("draw.nobody")} />}
      phone="cards"
      rowKey={(row) => row.id}
      rows={checks}
    />
  );
}

function Result({ check: { outcome, visited_on, findings } }: { check: CheckRow }) {
  const t = useTexts(inspections);
  if (outcome === null || !findings) return "—";
  const grave = findings.filter((each) => each.outcome !== "pass");
  return (
    <div className="space-y-1.5 text-left">
      <span className="flex flex-wrap items-center gap-2">
        <OutcomePill outcome={outcome} />
        {visited_on ? <span className="tabular text-sm text-muted">{formatDay(visited_on)}</span> : null}
      </span>
      {grave.length > 0 ? <Findings findings={grave} /> : null}
      {grave.length > 0 && grave.length < findings.length ? (
        <span className="block text-sm text-muted">
          {t("others_clear", { n: findings.length - grave.length })}
        </span>
      ) : null}
    </div>
  );
}
