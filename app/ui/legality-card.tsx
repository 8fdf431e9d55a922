import CircleCheck from "lucide-react/icons/circle-check";
import CirclePause from "lucide-react/icons/circle-pause";
import CircleX from "lucide-react/icons/circle-x";
import type { ReactNode } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Card } from "./card";
import { DateTime } from "./date-time";
import { DescriptionList, type Fact } from "./description-list";
import { StatusPill } from "./status-pill";

export type Verdict = "eligible" | "hold" | "refused";
export interface LegalityReason {
  id: string;
  /** What was found, in plain words. */
  reason: ReactNode;
  /** Law or instrument; `article` only where its text is shipped. */
  rule?: ReactNode;
  article?: ReactNode;
  cure?: ReactNode;
}
interface LegalityCardProps {
  verdict: Verdict;
  title: ReactNode;
  reasons?: readonly LegalityReason[] | undefined;
  /** Scope row, certificate, site, rule version … */
  facts?: readonly Fact[] | undefined;
  checkedAt?: Date | string | undefined;
  footer?: ReactNode;
}

const looks = {
  eligible: { tone: "green", icon: CircleCheck },
  hold: { tone: "amber", icon: CirclePause },
  refused: { tone: "seal", icon: CircleX },
} as const;

/** A legality record: the verdict, why, by which rule, and what would cure it. */
export function LegalityCard({
  verdict,
  title,
  reasons = [],
  facts = [],
  checkedAt,
  footer,
}: LegalityCardProps) {
  const t = useTexts(common);
  const { tone, icon } = looks[verdict];
  const pill = (
    <StatusPill tone={tone} icon={icon}>
      {t(`verdict.${verdict}`)}
    </StatusPill>
  );
  const checked = checkedAt
    ? [{ term: t("legality.checked_at"), value: <DateTime at={checkedAt} year /> }]
    : [];
  return (
    <Card title={title} aside={pill} footer={footer} level={3}>
      {reasons.length > 0 ? (
        <ul className="mb-3 space-y-3">
          {reasons.map((reason) => (
            <Reason key={reason.id} {...reason} />
          ))}
        </ul>
      ) : null}
      <DescriptionList facts={[...facts, ...checked]} />
    </Card>
  );
}

function Reason({ reason, rule, article, cure }: LegalityReason) {
  const t = useTexts(common);
  return (
    <li>
      <p className="font-semibold">{reason}</p>
      {rule ? (
        <p className="text-sm text-muted">
          {t("legality.rule")}
          {t("form.colon")}
          {rule} {article ?? `(${t("legality.no_text")})`}
        </p>
      ) : null}
      {cure ? (
        <p className="text-sm">
          {t("legality.cure")}
          {t("form.colon")}
          {cure}
        </p>
      ) : null}
    </li>
  );
}
