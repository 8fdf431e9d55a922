import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { type StatProps, StatStrip } from "../stat";

interface Counts {
  rows: number;
  accepted: number;
  skipped: number;
  rejected: number;
  added: number | null;
  removed: number | null;
  changed: number | null;
}

/** What became of the rows, and of the scope: accepted, skipped and rejected add up to the rows. */
export function ImportCounts({
  counts,
  skipped,
}: {
  counts: Counts;
  skipped?: readonly { code: string | null; n: number }[];
}) {
  const t = useTexts(accreditation);
  const kinds = skipped?.map(({ code, n }) => `${t.any(`skip.${code}`)} ${n}`).join(" · ");
  const stats: (StatProps & { id: string })[] = [
    { id: "rows", label: t("imports.rows"), value: counts.rows },
    { id: "accepted", label: t("imports.accepted"), value: counts.accepted, tone: "green" },
    { id: "skipped", label: t("imports.skipped"), value: counts.skipped, note: kinds },
    { id: "rejected", label: t("imports.rejected"), value: counts.rejected, tone: alarming(counts.rejected) },
  ];
  if (counts.added !== null) {
    stats.push(
      { id: "added", label: t("imports.added"), value: counts.added },
      {
        id: "removed",
        label: t("imports.removed"),
        value: counts.removed ?? 0,
        tone: alarming(counts.removed),
      },
      { id: "changed", label: t("imports.changed"), value: counts.changed ?? 0 },
    );
  }
  return <StatStrip stats={stats} />;
}

const alarming = (n: number | null) => (n ? "seal" : undefined);
