import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { formatDay } from "~/ui/format";
import { Money } from "~/ui/money";
import { StatusPill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";
import type { DisputePage } from "./load.server";

const TONES = {
  asked: "amber",
  accepted: "spring",
  reported: "green",
  refused: "neutral",
  recalled: "neutral",
};

/** Each re-test: who does what, who pays, what came of it. Fees stay away from the panel. */
export function RetestCard({ retests, dispute, seesGate }: DisputePage) {
  return retests.map((retest) => (
    <Retest key={retest.id} retest={retest} disputeId={dispute.id} seesGate={seesGate} />
  ));
}

interface RetestProps {
  retest: DisputePage["retests"][number];
  disputeId: string;
  seesGate: boolean;
}

function Retest({ retest, disputeId, seesGate }: RetestProps) {
  const t = useTexts(disputes);
  const tone = TONES[retest.status as keyof typeof TONES] as "amber";
  const items = (retest.items ?? []).map((item) => [item.sample, item.parameter, item.document].join(" · "));
  const payer = retest.payer ? t.any(`retest.payers.${retest.payer}`) : null;
  return (
    <Card
      title={t("retest.title")}
      aside={<StatusPill tone={tone}>{t.any(`retest.${retest.status}`)}</StatusPill>}
    >
      <DescriptionList
        facts={[
          {
            term: t("retest.result"),
            value: retest.result ? <b>{t.any(`retest.${retest.result}`)}</b> : null,
          },
          { term: t("retest.findings"), value: retest.findings },
          { term: t("retest.number"), value: retest.report_number },
          {
            term: t("retest.file"),
            value: retest.report_file_id ? (
              <TextLink href={`/disputes/${disputeId}/files/${retest.report_file_id}`}>
                {t("page.report_file")}
              </TextLink>
            ) : null,
          },
          { term: t("retest.retester"), value: retest.retester },
          { term: t("retest.site"), value: retest.site },
          { term: t("retest.items"), value: items.join("；") },
          { term: t("retest.instruction"), value: retest.instruction },
          { term: t("retest.promised"), value: retest.promised_on ? formatDay(retest.promised_on) : null },
          { term: t("retest.payer"), value: payer },
          { term: t("retest.fee"), value: retest.fee_fen === null ? null : <Money fen={retest.fee_fen} /> },
          { term: t("retest.fee_note"), value: retest.fee_note },
          { term: t("retest.reason"), value: retest.ended_reason },
        ]}
      />
      {seesGate ? (
        <p className="no-print mt-3">
          <TextLink href={`/legality/${retest.legality_record_id}`}>{t("retest.legality")}</TextLink>
        </p>
      ) : null}
    </Card>
  );
}
