import { lazy, Suspense } from "react";
import { HubPanel as HubPanelNow } from "./hub-panel";
import type { HubPanelData } from "./hub-panel.server";
import { RegulatorPanel as RegulatorPanelNow } from "./regulator-panel";
import type { RegulatorPanelData } from "./regulator-panel.server";

/** The server renders them with the page; only the browsers of those who see them fetch their scripts. */
const HubPanel = import.meta.env.SSR
  ? HubPanelNow
  : lazy(async () => ({ default: (await import("./hub-panel")).HubPanel }));
const RegulatorPanel = import.meta.env.SSR
  ? RegulatorPanelNow
  : lazy(async () => ({ default: (await import("./regulator-panel")).RegulatorPanel }));

interface OfficePanelsProps {
  hub: HubPanelData | null;
  regulator: RegulatorPanelData | null;
  requestId: string;
  version: number;
}

/** What a hub and a regulator do with a request. */
export function OfficePanels({ hub, regulator, ...shared }: OfficePanelsProps) {
  return (
    <Suspense>
      {hub ? <HubPanel data={hub} {...shared} /> : null}
      {regulator ? <RegulatorPanel data={regulator} {...shared} /> : null}
    </Suspense>
  );
}
