import { panels } from "~/locales/panels";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextArea } from "~/ui/text-area";
import type { RegulatorPanelData } from "./regulator-panel.server";

interface RegulatorPanelProps {
  data: RegulatorPanelData;
  requestId: string;
  version: number;
}

/** The regulator stops a request with a reason, or lets it go on. */
export function RegulatorPanel({ data, version }: RegulatorPanelProps) {
  const t = useTexts(panels);
  const words = t(data.suspended ? "regulator.lift_request" : "regulator.suspend_request");
  return (
    <Card title={words}>
      <form className="space-y-4" method="post">
        {data.suspended ? <Alert tone="warning">{data.reason}</Alert> : null}
        <input name="version" type="hidden" value={version} />
        <TextArea
          hint={t("regulator.reason_hint")}
          label={t("regulator.reason")}
          name="reason"
          required
          rows={2}
        />
        <Button
          look={data.suspended ? "primary" : "danger"}
          name="intent"
          value={data.suspended ? "lift" : "suspend"}
        >
          {words}
        </Button>
      </form>
    </Card>
  );
}
