import { subcontracts } from "~/locales/subcontracts";
import { useTexts } from "~/locales/texts";
import { DescriptionList } from "~/ui/description-list";
import { formatMoment } from "~/ui/format";
import { StatusPill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";

const TONES = { proposed: "amber", agreed: "green", declined: "seal", withdrawn: "neutral" } as const;

export interface Subcontract {
  id: string;
  status: string;
  reason: string;
  ended_reason: string | null;
  client_consented_at: Date | string | null;
  subcontractor_consented_at: Date | string | null;
  subcontractor: string;
  site: string;
  legality_record_id: string;
  items: { id: string; sample: string; parameter: string; document: string; quantity: string }[];
}

export function SubcontractState({ status }: { status: string }) {
  const t = useTexts(subcontracts);
  return <StatusPill tone={TONES[status as keyof typeof TONES]}>{t.any(`status.${status}`)}</StatusPill>;
}

/** What is given out, to whom, why, and who has consented. */
export function SubcontractFacts({ part }: { part: Subcontract }) {
  const t = useTexts(subcontracts);
  const consent = (at: Date | string | null) =>
    at ? t("consented", { at: formatMoment(at) }) : t("waiting");
  return (
    <DescriptionList
      facts={[
        {
          term: t("items"),
          value: (
            <ul className="list-inside list-disc">
              {part.items.map((item) => (
                <li key={item.id}>
                  {[item.sample, item.parameter, item.document, item.quantity].filter(Boolean).join(" · ")}
                </li>
              ))}
            </ul>
          ),
        },
        { term: t("to"), value: `${part.subcontractor}（${part.site}）` },
        { term: t("why"), value: part.reason },
        { term: t("client"), value: consent(part.client_consented_at) },
        { term: t("subcontractor"), value: consent(part.subcontractor_consented_at) },
        ...(part.ended_reason
          ? [{ term: t("state"), value: t("ended", { reason: part.ended_reason }) }]
          : []),
        {
          term: t("legality"),
          value: <TextLink href={`/legality/${part.legality_record_id}`}>{t("legality")}</TextLink>,
        },
      ]}
    />
  );
}
