import { useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { FileInput } from "~/ui/file-input";
import { TextArea } from "~/ui/text-area";
import { useFieldWords } from "./field-words";
import type { Writing } from "./load-wizard.server";

interface ImportRowsProps {
  p: number;
  outcome: Writing["imported"];
  errors: Record<string, string>;
}

/** Lines from a spreadsheet or from the clipboard, and how the last import went. */
export function ImportRows({ p, outcome, errors }: ImportRowsProps) {
  const t = useTexts(wizard);
  return (
    <Disclosure
      summary={t("import_rows")}
      open={outcome !== null || errors.rows ? true : undefined}
      className="pt-1 text-sm"
    >
      <div className="space-y-3 rounded-card border border-line bg-canvas p-3">
        {outcome ? <Outcome outcome={outcome} /> : null}
        <p className="text-muted">{t("import_hint")}</p>
        <TextArea
          id={p === 0 ? "rows" : `rows-${p}`}
          name={`paste-${p}`}
          label={t("paste_label")}
          rows={4}
          placeholder={t("paste_example")}
          error={p === 0 ? errors.rows : undefined}
        />
        <FileInput name={`sheet-${p}`} label={t("sheet_label")} accept=".xlsx,.csv,text/csv" />
        <Button name="intent" value={`import:${p}`} size="sm">
          {t("import_now")}
        </Button>
      </div>
    </Disclosure>
  );
}

function Outcome({ outcome }: { outcome: NonNullable<Writing["imported"]> }) {
  const t = useTexts(wizard);
  const { sentence } = useFieldWords();
  const { accepted, rejected, more } = outcome;
  return (
    <Alert tone={more > 0 ? "warning" : "done"} title={t("imported", { accepted, rejected: more })} live>
      <ul className="list-disc pl-5">
        {rejected.map(({ row, field, code }) => (
          <li key={row}>
            {t("rejected_row", { n: row, label: t.any(`label.${field}`), reason: sentence(code) })}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
