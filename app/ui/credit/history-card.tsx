import type { HistoryRow } from "~/domain/credit/credit.queries.server";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { Card } from "../card";
import { Day } from "../date-time";
import { GradePill } from "./grade-pill";
import { formatPoints } from "./points";

/** How a category's score went. */
export function HistoryCard({
  rows,
}: {
  rows: readonly Pick<HistoryRow, "id" | "as_of" | "score" | "grade">[];
}) {
  const t = useTexts(credit);
  if (rows.length === 0) return null;
  return (
    <Card title={t("history")}>
      <p className="mb-2 text-sm text-muted">{t("history_text")}</p>
      <ol className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="flex items-center justify-between gap-3 py-1.5">
            <Day on={row.as_of} />
            <span className="tabular">{formatPoints(row.score)}</span>
            <GradePill grade={row.grade} />
          </li>
        ))}
      </ol>
    </Card>
  );
}
