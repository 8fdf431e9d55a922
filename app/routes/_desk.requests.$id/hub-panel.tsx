import { useSearchParams } from "@remix-run/react";
import { common } from "~/locales/common";
import { panels } from "~/locales/panels";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { HubDesignate } from "./hub-designate";
import { HubOpen } from "./hub-open";
import { HubOrders } from "./hub-orders";
import type { HubPanelData } from "./hub-panel.server";
import { HubQuoting } from "./hub-quoting";
import { HubTriage } from "./hub-triage";

export interface HubPanelProps {
  data: HubPanelData;
  requestId: string;
  version: number;
}

/** The hub's part of a request's page: what it can do in the present state. */
export function HubPanel({ data, version }: HubPanelProps) {
  const t = useTexts(panels);
  return (
    <Card title={t("title")} id="hub-panel">
      <div className="space-y-5">
        <SearchNews min={data.settings.min_eligible} />
        {data.suspended ? <Alert tone="warning">{t("suspended")}</Alert> : null}
        {data.triage ? <HubTriage triage={data.triage} now={data.now} version={version} /> : null}
        {data.open.map((pack) =>
          pack.compulsory ? (
            <HubDesignate key={pack.id} pack={pack} version={version} />
          ) : (
            <HubOpen key={pack.id} pack={pack} settings={data.settings} version={version} />
          ),
        )}
        {data.quoting.map((pack) => (
          <HubQuoting key={pack.id} pack={pack} min={data.settings.min_eligible} version={version} />
        ))}
        <HubOrders orders={data.orders} now={data.now} />
      </div>
    </Card>
  );
}

/** What the last search found, as the address says. */
function SearchNews({ min }: { min: number }) {
  const t = useTexts(panels);
  const c = useTexts(common);
  const [search] = useSearchParams();
  const done = search.get("done");
  if (done !== "open" && done !== "widen") return null;
  const ring = (key: string) => c.any(`ring.${search.get(key) ?? "county"}`);
  const proposal = search.get("proposal");
  return (
    <Alert tone={proposal ? "warning" : "done"} live>
      {t(`done.${done}`, { n: search.get("n") ?? "0", ring: ring("ring") })}
      {proposal ? ` ${t("done.proposal", { min, ring: ring("proposal") })}` : null}
    </Alert>
  );
}
