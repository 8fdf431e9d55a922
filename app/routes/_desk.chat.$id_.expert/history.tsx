import type { AssignmentPage } from "~/domain/experts/assignment-page.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { formatMoment } from "~/ui/format";

/** Everybody who had it, the latest first. */
export function History({ rows }: { rows: AssignmentPage["history"] }) {
  const t = useTexts(experts);
  return (
    <Card title={t("assignment.history")}>
      {rows.length === 0 ? <p className="text-muted">{t("assignment.nobody")}</p> : null}
      <ol className="space-y-3">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="font-semibold">{row.name}</span>
            <span className="block text-sm text-muted">
              {[
                t("assignment.since", { from: formatMoment(row.assignedAt) }),
                row.repliedAt
                  ? t("assignment.replied", { at: formatMoment(row.repliedAt) })
                  : t(row.endedAt ? "assignment.not_replied" : "assignment.not_yet"),
                row.endedAs ? t.any(`ended.${row.endedAs}`) : null,
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
            {row.note ? (
              <span className="block text-sm">{t("assignment.note_was", { note: row.note })}</span>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}
