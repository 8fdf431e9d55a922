import { disputes } from "~/locales/disputes";
import { useLocale, useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { formatMoment } from "~/ui/format";
import { TextLink } from "~/ui/text-link";
import type { DisputePage } from "./load.server";

/** Who, about what, and which clock runs. The panel gets the report from here, not from the order. */
export function FactsCard({ dispute, seesOrder }: DisputePage) {
  const t = useTexts(disputes);
  const zh = useLocale() === "zh-CN";
  const file = dispute.combined_file_id ?? dispute.source_file_id;
  const clock = dispute.due_at ? (
    <>
      {formatMoment(dispute.due_at, true)}
      <span className="block text-sm text-muted">{t.any(`clock.${dispute.status}`)}</span>
    </>
  ) : null;
  return (
    <Card title={t("page.facts")}>
      <DescriptionList
        facts={[
          { term: t("list.clock"), value: clock },
          { term: t("list.dispute"), value: <span className="tabular">{dispute.number}</span> },
          {
            term: t("page.order"),
            value: seesOrder ? (
              <TextLink href={`/orders/${dispute.order_id}`}>{dispute.order_number}</TextLink>
            ) : (
              dispute.order_number
            ),
          },
          { term: t("page.enterprise"), value: dispute.enterprise_name },
          { term: t("page.provider"), value: dispute.provider_name },
          { term: t("page.hub"), value: zh ? dispute.hub_name_zh : dispute.hub_name_en },
          { term: t("wants.label"), value: t.any(`wants.${dispute.wants}`) },
          { term: t("page.opened"), value: formatMoment(dispute.opened_at, true) },
          {
            term: t("page.report"),
            value: file ? (
              <TextLink href={`/disputes/${dispute.id}/files/${file}`}>
                {dispute.deliverable_number ?? t("page.report_file")}
              </TextLink>
            ) : (
              dispute.deliverable_number
            ),
          },
        ]}
      />
    </Card>
  );
}
