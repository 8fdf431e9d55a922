import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { formatMoment } from "~/ui/format";
import type { DisputePage } from "./load.server";

/** What was decided, by whom and why; the votes are counted, not named. */
export function RulingCard({ decision, tally, dispute }: DisputePage) {
  const t = useTexts(disputes);
  if (!decision) return null;
  const lines = (text: string | null) => (text ? <span className="whitespace-pre-line">{text}</span> : null);
  const counted = (tally ?? []).filter(({ n }) => n > 0);
  return (
    <Card
      title={t("ruling.title")}
      accent
      aside={
        <LinkButton size="sm" href={`/disputes/${dispute.id}/decision.pdf`}>
          {t("ruling.pdf")}
        </LinkButton>
      }
    >
      <p className="mb-3 text-lg font-bold">{t.any(`decision.${decision.decision}`)}</p>
      <DescriptionList
        facts={[
          { term: t("ruling.basis"), value: t.any(`made_by.${decision.made_by}`) },
          { term: t("ruling.at"), value: formatMoment(decision.at, true) },
          {
            term: t("panel.count"),
            value: counted.map(({ vote, n }) => `${t.any(`decision.${vote}`)} ${n}`).join(" · "),
          },
          {
            term: t("ruling.rank"),
            value: decision.evidence_rank ? t.any(`ruling.${decision.evidence_rank}`) : null,
          },
          { term: t("ruling.mandatory"), value: lines(decision.mandatory_text) },
          { term: t("ruling.agreed"), value: lines(decision.agreed_text) },
          { term: t("ruling.declared"), value: lines(decision.declared_text) },
          { term: t("ruling.reasoning"), value: lines(decision.reasoning) },
        ]}
      />
      <p className="mt-3 text-sm text-muted">{t("ruling.final")}</p>
    </Card>
  );
}
