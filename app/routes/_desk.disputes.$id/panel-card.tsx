import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { StatusPill } from "~/ui/status-pill";
import type { DisputePage } from "./load.server";

/** Who sits, who leads, who has voted; never how. */
export function PanelCard({ seats }: Pick<DisputePage, "seats">) {
  const t = useTexts(disputes);
  if (seats.length === 0) return null;
  return (
    <Card title={t("panel.title")}>
      <ul className="space-y-3">
        {seats.map((seat) => (
          <li key={seat.expertId} className="flex items-start justify-between gap-3">
            <span className="min-w-0">
              <b>{seat.name}</b> {t(seat.lead ? "panel.lead" : "panel.member")}
              <span className="block text-sm text-muted">
                {[seat.organisation, seat.title].filter(Boolean).join(" · ")}
              </span>
            </span>
            <StatusPill tone={seat.voted ? "green" : "amber"}>
              {t(seat.voted ? "panel.voted" : "panel.open")}
            </StatusPill>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-muted">{t("panel.rule")}</p>
    </Card>
  );
}
