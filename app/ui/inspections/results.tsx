import type { AnswerView, ResultView } from "~/domain/inspections/check";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Card } from "../card";
import { DateTime } from "../date-time";
import { FileLink } from "../file-link";
import { formatDay } from "../format";
import { Facts } from "../page-header";
import { StatusPill } from "../status-pill";
import { Findings } from "./findings";
import { OutcomePill } from "./states";

/** Every edition of a check's result, the one in force first. */
export function Results({ results }: { results: readonly ResultView[] }) {
  const t = useTexts(inspections);
  return results.map((result) => (
    <Card
      aside={<OutcomePill outcome={result.outcome} />}
      key={result.edition}
      title={
        results.length > 1
          ? `${t("check.result")} · ${t("check.edition", { n: result.edition })}`
          : t("check.result")
      }
    >
      <Facts
        className="mb-3"
        items={[formatDay(result.visitedOn), t("check.by", { names: result.inspectors.join(t("join")) })]}
      />
      {result.correctionReason ? (
        <p className="mb-3 text-amber-dark">{t("check.corrected", { reason: result.correctionReason })}</p>
      ) : null}
      <Findings findings={result.findings} />
    </Card>
  ));
}

/** What the provider said it put right, and what the office said to that. */
export function Answers({ answers }: { answers: readonly AnswerView[] }) {
  const t = useTexts(inspections);
  return (
    <ol className="space-y-4">
      {answers.map((answer) => (
        <li className="space-y-1" key={answer.id}>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-semibold">{t("check.answer_round", { n: answer.round })}</span>
            <DateTime at={answer.answeredAt} className="text-sm text-muted" year />
            <StatusPill
              tone={answer.decision === "confirmed" ? "green" : answer.decision ? "amber" : "violet"}
            >
              {answer.decision ? t(`check.decision.${answer.decision}`) : t("check.pending")}
            </StatusPill>
          </p>
          <p className="whitespace-pre-line break-words">{answer.text}</p>
          {answer.file ? (
            <FileLink href={`/checks/proofs/${answer.id}`} name={answer.file.name} size={answer.file.size} />
          ) : null}
          {answer.decisionNote ? <p className="text-sm text-muted">{answer.decisionNote}</p> : null}
        </li>
      ))}
    </ol>
  );
}
