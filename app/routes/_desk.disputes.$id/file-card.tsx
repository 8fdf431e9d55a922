import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DateTime } from "~/ui/date-time";
import { FileLink } from "~/ui/file-link";
import { Facts } from "~/ui/page-header";
import { Timeline } from "~/ui/timeline";
import type { DisputePage } from "./load.server";

type Step = DisputePage["steps"][number];

/** 全程记录: every step with its words and files. */
export function FileCard({ steps, dispute }: DisputePage) {
  const t = useTexts(disputes);
  return (
    <Card title={t("page.timeline")}>
      <Timeline
        entries={steps.map((step) => ({
          id: step.id,
          title: <span className="font-semibold">{t.any(`step.${step.kind}`)}</span>,
          detail: <Said step={step} disputeId={dispute.id} />,
          at: <DateTime at={step.at} />,
        }))}
      />
    </Card>
  );
}

function Said({ step, disputeId }: { step: Step; disputeId: string }) {
  const t = useTexts(disputes);
  const data = (step.data ?? {}) as Record<string, unknown>;
  const decision = typeof data.decision === "string" ? t.any(`decision.${data.decision}`) : null;
  const wants = typeof data.wants === "string" ? t.any(`wants.${data.wants}`) : null;
  const names = Array.isArray(data.names) ? data.names.join("、") : null;
  return (
    <>
      <Facts
        items={[
          step.user_name ?? (step.organisation_name ? null : t("page.by_clock")),
          step.organisation_name,
          wants,
          decision,
          names,
        ]}
      />
      {step.text ? <p className="mt-1 whitespace-pre-line text-ink">{step.text}</p> : null}
      {step.files.length > 0 ? (
        <ul className="mt-1 space-y-0.5">
          {step.files.map((file) => (
            <li key={file.id}>
              <FileLink href={`/disputes/${disputeId}/files/${file.id}`} name={file.name} size={file.size} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
