import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Progress } from "~/ui/progress";

interface Props {
  row: {
    id: string;
    status: string;
    rows: number;
    progress: number;
    accepted: number;
    added: number | null;
    removed: number | null;
    changed: number | null;
    decision_note: string | null;
    version: number;
  };
  why: string;
  running: boolean;
  manages: boolean;
  holds: { unclear: number; new_documents: number } | null;
}

/** How far the import is, and the one thing to do next. */
export function State(props: Props) {
  const { row, why, running } = props;
  const t = useTexts(accreditation);
  if (running) return <Reading row={row} />;
  if (row.status === "refused" || row.status === "failed") {
    return (
      <Alert tone="problem" title={t("imports.failed")}>
        {why}
      </Alert>
    );
  }
  if (row.status === "submitted") return <Alert tone="info">{t("imports.submitted_text")}</Alert>;
  if (row.status === "approved") return <Alert tone="done">{t("imports.approved_text")}</Alert>;
  if (row.status === "rejected") {
    return <Alert tone="problem">{t("imports.rejected_text", { note: row.decision_note ?? "" })}</Alert>;
  }
  return <Submit {...props} />;
}

function Reading({ row }: Pick<Props, "row">) {
  const t = useTexts(accreditation);
  const words =
    row.rows === 0 ? t("imports.queued") : t("imports.reading", { done: row.progress, rows: row.rows });
  return (
    <Card>
      <div className="space-y-3">
        <p role="status">{words}</p>
        <Progress value={row.progress} max={Math.max(row.rows, 1)} label={words} />
        <p className="text-sm text-muted">{t("imports.reading_text")}</p>
        <LinkButton href={`/accreditation/imports/${row.id}`}>{t("imports.refresh")}</LinkButton>
      </div>
    </Card>
  );
}

function Submit({ row, manages, holds }: Props) {
  const t = useTexts(accreditation);
  const unchanged = row.accepted > 0 && row.added === 0 && row.removed === 0 && row.changed === 0;
  return (
    <Card>
      <form method="post" className="space-y-3">
        {unchanged ? <p>{t("imports.no_change")}</p> : null}
        {holds && holds.unclear > 0 ? <p>{t("imports.holds", { n: holds.unclear })}</p> : null}
        {holds && holds.new_documents > 0 ? (
          <p>{t("imports.new_documents", { n: holds.new_documents })}</p>
        ) : null}
        <p className="text-sm text-muted">{t("imports.submit_text")}</p>
        <input type="hidden" name="version" value={row.version} />
        {manages && row.accepted > 0 && !unchanged ? (
          <Button look="primary">{t("imports.submit")}</Button>
        ) : null}
      </form>
    </Card>
  );
}
