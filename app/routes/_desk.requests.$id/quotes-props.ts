import type { PanelPackage, QuotesPanelData } from "./quotes-panel.server";

export interface QuotesPanelProps {
  data: QuotesPanelData;
  requestId: string;
  version: number;
}
export type PackageProps = QuotesPanelProps & { pack: PanelPackage };
