import { HubPanel } from "./hub-panel";
import type { HubPanelData } from "./hub-panel.server";
import { RegulatorPanel } from "./regulator-panel";
import type { RegulatorPanelData } from "./regulator-panel.server";

interface OfficePanelsProps {
  hub: HubPanelData | null;
  regulator: RegulatorPanelData | null;
  requestId: string;
  version: number;
}

/**
 * What a hub and a regulator do with a request. Not fetched apart: React 18 throws (error 345) when somebody presses a
 * button of a part that the server rendered and whose script is still on its way.
 */
export function OfficePanels({ hub, regulator, ...shared }: OfficePanelsProps) {
  return (
    <>
      {hub ? <HubPanel data={hub} {...shared} /> : null}
      {regulator ? <RegulatorPanel data={regulator} {...shared} /> : null}
    </>
  );
}
