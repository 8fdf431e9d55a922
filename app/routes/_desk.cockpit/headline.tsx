import { closureShare } from "~/domain/figures/closure";
import { onTimeShare, warningTotal } from "~/domain/supervision/figures";
import { supervision } from "~/locales/supervision";
import { useTexts } from "~/locales/texts";
import { formatCount, formatShare } from "~/ui/format";
import { StatStrip } from "~/ui/stat";
import type { Row } from "./cockpit.server";
import { drillHref, score, warningsHref } from "./links";

/** The six figures at the top; each opens to what it counts. */
export function Headline({ figures, days }: { figures: Row; days: number }) {
  const t = useTexts(supervision);
  const { hubId, warnings } = figures;
  const warned = warningTotal(warnings);
  return (
    <StatStrip
      stats={[
        {
          id: "received",
          label: t("received"),
          value: formatCount(figures.received),
          note: t("open_now", { n: figures.open }),
          href: drillHref(hubId, days, "received"),
        },
        {
          id: "on-time",
          label: t("on_time"),
          value: formatShare(onTimeShare(figures)),
          note: t("late_count", { n: figures.late }),
          noteTone: figures.late > 0 ? "amber" : "green",
          href: drillHref(hubId, days, figures.late > 0 ? "late" : "onTime"),
        },
        {
          id: "closure",
          label: t("closure"),
          value: formatShare(closureShare(figures)),
          note: t("ended_count", { n: figures.ended, due: figures.due }),
          href: drillHref(hubId, days, "due"),
        },
        {
          id: "satisfaction",
          label: t("satisfaction"),
          value: score(figures.satisfaction),
          note: t("follow_ups", { n: figures.followUps }),
        },
        {
          id: "suspended",
          label: t("suspended"),
          value: figures.suspended,
          href: drillHref(hubId, days, "suspended"),
        },
        {
          id: "warnings",
          label: t("warnings"),
          value: warned,
          tone: warned > 0 ? "seal" : undefined,
          note: t("warnings_note", {
            expired: warnings.expired,
            expiring: warnings.expiring,
            suspended: warnings.suspended,
          }),
          href: warningsHref(hubId),
        },
      ]}
    />
  );
}
