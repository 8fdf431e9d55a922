import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { Card } from "../card";
import { DataTable } from "../data-table";
import { StatusPill } from "../status-pill";
import type { Tone } from "../tone";

interface DiffLine {
  change: string;
  site: string;
  object: string;
  norm: string;
  parameter: string;
  limitation: string;
  range: string;
}
const TONES: Record<string, Tone> = { added: "green", removed: "seal", changed: "amber" };

/** Samples of what an annex would add, remove and change. */
export function DiffTable({ lines, limit }: { lines: readonly DiffLine[]; limit: number }) {
  const t = useTexts(accreditation);
  if (lines.length === 0) return null;
  return (
    <Card title={t("imports.diff")} aside={t("imports.diff_text", { n: limit })} flush>
      <DataTable
        caption={t("imports.diff")}
        rows={lines}
        rowKey={(line) => Object.values(line).join("|")}
        columns={[
          {
            key: "change",
            header: t("imports.change"),
            tight: true,
            cell: ({ change }) => <StatusPill tone={TONES[change]}>{t.any(`imports.${change}`)}</StatusPill>,
          },
          { key: "object", header: t("scope.object"), cell: ({ object }) => object },
          { key: "parameter", header: t("scope.parameter"), cell: ({ parameter }) => parameter },
          { key: "norm", header: t("scope.document"), tight: true, cell: ({ norm }) => norm },
          {
            key: "limits",
            header: t("scope.limits"),
            cell: ({ limitation, range }) => [limitation, range].filter(Boolean).join("；"),
          },
          { key: "site", header: t("scope.site"), tight: true, cell: ({ site }) => site },
        ]}
      />
    </Card>
  );
}
