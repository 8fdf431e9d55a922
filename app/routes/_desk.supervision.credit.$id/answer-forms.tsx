import type { CreditEvent } from "~/domain/credit/credit.queries.server";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { TextArea } from "~/ui/text-area";

/** A form for each objection or application that waits: reason, and the two answers. */
export function AnswerForms({ answerable, cases }: Pick<CreditEvent, "answerable" | "cases">) {
  const t = useTexts(credit);
  const open = cases.filter(({ status }) => status === "open");
  if (open.length > 0 && !answerable) return <p className="text-sm text-muted">{t("answer.other_office")}</p>;
  return open.map(({ id, kind }) => (
    <form key={id} method="post" className="max-w-xl space-y-2" aria-label={t("answer.title")}>
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="caseId" value={id} />
      <TextArea
        id={`answer-${id}`}
        name="reason"
        label={`${t("answer.reason")} · ${t(`case.${kind}`)}`}
        rows={2}
        required
        minLength={4}
        maxLength={1000}
      />
      <p className="flex flex-wrap gap-2">
        <Button look="primary" name="answer" value="uphold">
          {t(`answer.uphold_${kind}`)}
        </Button>
        <Button look="danger" name="answer" value="refuse">
          {t(`answer.refuse_${kind}`)}
        </Button>
      </p>
    </form>
  ));
}
