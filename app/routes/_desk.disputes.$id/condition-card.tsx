import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { formatMoment } from "~/ui/format";
import type { DisputePage } from "./load.server";

/** 计量法实施细则, articles 35 and 36: shown as a duty, with who has undertaken it. */
export function ConditionCard({ dispute }: Pick<DisputePage, "dispute">) {
  const t = useTexts(disputes);
  const said = (at: Date | string | null) => (at ? t("keep.done", { at: formatMoment(at) }) : t("keep.open"));
  return (
    <Card title={t("keep.title")}>
      <p className="mb-3 text-sm text-muted">{t("keep.law")}</p>
      <DescriptionList
        facts={[
          { term: t("keep.client"), value: said(dispute.client_keeps_at) },
          { term: t("keep.provider"), value: said(dispute.provider_keeps_at) },
        ]}
      />
    </Card>
  );
}
