import { closureShare } from "~/domain/figures/closure";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { formatShare } from "~/ui/format";
import { StatStrip } from "~/ui/stat";
import type { BoardData } from "./board.server";

/** The strip above the board; every figure is counted when the page is asked for. */
export function Figures({ figures, limit }: { figures: BoardData["figures"]; limit: number }) {
  const t = useWords();
  const none = t("figure.none");
  const response = figures.response === null ? null : Math.round(figures.response);
  return (
    <StatStrip
      stats={[
        { id: "waiting", label: t("figure.waiting"), value: figures.waiting, ...urgency(figures, t) },
        {
          id: "response",
          label: t("figure.response"),
          value: response ?? none,
          unit: response === null ? undefined : t("figure.minutes"),
          note: t("figure.limit", { n: limit }),
        },
        {
          id: "closure",
          label: t("figure.closure"),
          value: formatShare(closureShare(figures), none),
          note: t("figure.closure_note", { n: figures.ended, due: figures.due }),
        },
        {
          id: "satisfaction",
          label: t("figure.satisfaction"),
          value: figures.satisfaction === null ? none : Math.round(figures.satisfaction * 10) / 10,
          note: t("figure.satisfaction_note", { n: figures.reached, of: figures.followUps }),
          href: "/intake/follow-ups",
        },
        {
          id: "moved",
          label: t("figure.moved"),
          value: `${figures.transferredIn} / ${figures.escalated}`,
          note: t("figure.moved_note"),
        },
      ]}
    />
  );
}

const useWords = () => useTexts(intake);

function urgency(figures: BoardData["figures"], t: ReturnType<typeof useWords>) {
  if (figures.overdue > 0)
    return { note: t("figure.overdue", { n: figures.overdue }), noteTone: "seal" as const };
  if (figures.dueSoon > 0)
    return { note: t("figure.due_soon", { n: figures.dueSoon }), noteTone: "amber" as const };
  return { note: t("figure.in_time") };
}
