import type { ConsultationRow } from "~/domain/experts/desk.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { StatusPill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";

/** Consultations that go on, with what is missing of them. */
export function ConsultationList({ rows }: { rows: readonly ConsultationRow[] }) {
  const t = useTexts(experts);
  if (rows.length === 0) return <p className="text-muted">{t("desk.consultations_none")}</p>;
  const need = (row: ConsultationRow) =>
    row.signed ? t("desk.signed") : row.written ? t("desk.sign_now") : t("desk.draft_now");
  return (
    <ul className="space-y-3">
      {rows.map((row) => (
        <li key={row.id}>
          <TextLink href={`/consultations/${row.id}`}>{row.question}</TextLink>
          <span className="mt-1 flex flex-wrap items-center gap-2 text-sm text-muted">
            <StatusPill tone={row.signed ? "green" : "amber"}>{need(row)}</StatusPill>
            {t("desk.signatures", { n: row.signatures, of: row.members })}
            {row.lead ? ` · ${t("desk.lead")}` : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
