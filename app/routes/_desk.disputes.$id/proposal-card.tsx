import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { formatMoment } from "~/ui/format";
import type { DisputePage } from "./load.server";

/** The settlement that is on the table, and who has confirmed it. */
export function ProposalCard({ dispute }: Pick<DisputePage, "dispute">) {
  const t = useTexts(disputes);
  if (!dispute.proposed_decision || dispute.ended_at) return null;
  const said = (at: Date | string | null) =>
    at ? t("proposal.confirmed", { at: formatMoment(at) }) : t("proposal.open");
  return (
    <Card title={t("proposal.title")} accent>
      <DescriptionList
        facts={[
          { term: t("decision.label"), value: t.any(`decision.${dispute.proposed_decision}`) },
          {
            term: t("proposal.terms"),
            value: <span className="whitespace-pre-line">{dispute.proposed_terms}</span>,
          },
          { term: t("proposal.client"), value: said(dispute.client_confirmed_at) },
          { term: t("proposal.provider"), value: said(dispute.provider_confirmed_at) },
        ]}
      />
      <p className="mt-3 text-sm text-muted">{t("proposal.note")}</p>
    </Card>
  );
}
