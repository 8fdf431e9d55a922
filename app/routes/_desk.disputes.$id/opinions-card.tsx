import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import type { DisputePage } from "./load.server";

/** What the members wrote, for whom it is shown to. */
export function OpinionsCard({ opinions, seated, dispute }: DisputePage) {
  const t = useTexts(disputes);
  const waits = seated && dispute.status === "arbitration" && opinions.length === 0;
  if (!waits && opinions.length === 0) return null;
  return (
    <Card title={t("panel.opinions")}>
      {waits ? <p className="text-muted">{t("panel.hidden")}</p> : null}
      <ul className="divide-y divide-line">
        {opinions.map((each) => (
          <li key={each.id} className="py-3 first:pt-0 last:pb-0">
            <p>
              <b>{each.name}</b> · {t.any(`decision.${each.vote}`)}
            </p>
            <p className="whitespace-pre-line text-muted">{each.opinion}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
