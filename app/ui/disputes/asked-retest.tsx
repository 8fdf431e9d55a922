import { disputes } from "~/locales/disputes";
import { useLocale, useTexts } from "~/locales/texts";
import { Card } from "../card";
import { ClockChip } from "../clock-chip";
import { DescriptionList } from "../description-list";
import { formatDay } from "../format";
import { Money } from "../money";
import { StatusPill } from "../status-pill";
import { RetestAnswer, RetestReportForm } from "./retest-answers";

type Moment = Date | string;
export interface AskedRetest {
  id: string;
  version: number;
  number: string;
  status: string;
  site: string;
  instruction: string;
  payer: string;
  fee_note: string;
  fee_fen: number | null;
  promised_on: string | null;
  ended_reason: string | null;
  result: string | null;
  report_number: string | null;
  hub_name_zh: string;
  hub_name_en: string;
  due_at: Moment | null;
  clock_from: Moment | null;
  due_provisional: boolean;
  items: { id: string; sample: string; parameter: string; document: string; quantity: string }[];
}
interface AskedRetestProps {
  retest: AskedRetest;
  /** May answer for the house; may report. */
  answers: boolean;
  reports: boolean;
  now: Moment;
}
const TONES = { asked: "amber", accepted: "spring", reported: "green" } as const;

/** One job: what, for which hub, until when; and what this person may do with it. */
export function AskedRetestCard({ retest, answers, reports, now }: AskedRetestProps) {
  const t = useTexts(disputes);
  const zh = useLocale() === "zh-CN";
  const running = retest.status === "asked" || retest.status === "accepted";
  const tone = TONES[retest.status as keyof typeof TONES] ?? "neutral";
  return (
    <Card
      title={retest.number}
      aside={
        <span className="inline-flex flex-wrap gap-1">
          <StatusPill tone={tone}>{t.any(`retest.${retest.status}`)}</StatusPill>
          {running && retest.due_at ? (
            <ClockChip
              dueAt={retest.due_at}
              startedAt={retest.clock_from}
              serverNow={now}
              provisional={retest.due_provisional}
            />
          ) : null}
        </span>
      }
    >
      <DescriptionList
        facts={[
          { term: t("incoming.hub"), value: zh ? retest.hub_name_zh : retest.hub_name_en },
          { term: t("retest.site"), value: retest.site },
          { term: t("retest.items"), value: <Items items={retest.items} /> },
          {
            term: t("retest.instruction"),
            value: <span className="whitespace-pre-line">{retest.instruction}</span>,
          },
          { term: t("retest.payer"), value: t.any(`retest.payers.${retest.payer}`) },
          { term: t("retest.fee_note"), value: retest.fee_note },
          { term: t("retest.fee"), value: retest.fee_fen === null ? null : <Money fen={retest.fee_fen} /> },
          { term: t("retest.promised"), value: retest.promised_on ? formatDay(retest.promised_on) : null },
          { term: t("retest.result"), value: retest.result ? t.any(`retest.${retest.result}`) : null },
          { term: t("retest.number"), value: retest.report_number },
          { term: t("retest.reason"), value: retest.ended_reason },
        ]}
      />
      {retest.status === "asked" && answers ? <RetestAnswer retest={retest} /> : null}
      {retest.status === "accepted" && reports ? <RetestReportForm retest={retest} gives={answers} /> : null}
    </Card>
  );
}

function Items({ items }: Pick<AskedRetest, "items">) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>{[item.sample, item.parameter, item.document, item.quantity].join(" · ")}</li>
      ))}
    </ul>
  );
}
