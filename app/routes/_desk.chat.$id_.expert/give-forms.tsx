import type { AssignmentPage } from "~/domain/experts/assignment-page.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";

/** An expert as a choice: name, house, how much he has, and why he cannot if he cannot. */
export function useChoices(choices: AssignmentPage["choices"]) {
  const t = useTexts(experts);
  return choices.map(({ id, name, organisation, load, capacity, suited, away, full, onDuty }) => {
    const state = away ? "away" : full ? "full" : suited ? "fits" : onDuty ? null : "off_duty";
    const parts = [
      name,
      organisation,
      t("assignment.load", { load, capacity }),
      state && t(`assignment.${state}`),
    ];
    return { value: id, label: parts.filter(Boolean).join(" · "), disabled: away || full };
  });
}

/** Handing over with a note, or back to the queue. */
export function GiveForms({ data, refused }: { data: AssignmentPage; refused: Refused | null }) {
  const t = useTexts(experts);
  const choices = useChoices(data.choices);
  const fields = refused?.kept.intent === "hand_over" ? refused.refused.fields : undefined;
  const labels = { expertId: t("assignment.expert"), note: t("assignment.note") };
  return (
    <Card title={t("assignment.give")}>
      <form method="post" className="space-y-4">
        {fields ? (
          <FormErrors fields={fields} labels={labels}>
            {refused?.refused.message}
          </FormErrors>
        ) : null}
        <input type="hidden" name="intent" value="hand_over" />
        <Select name="expertId" label={labels.expertId} required options={choices} error={fields?.expertId} />
        <TextArea
          name="note"
          label={labels.note}
          hint={t("assignment.note_hint")}
          required
          rows={3}
          maxLength={1000}
          defaultValue={fields ? String(refused?.kept.note ?? "") : ""}
          error={fields?.note}
        />
        <Button look="primary">{t("assignment.hand_over")}</Button>
      </form>
      {data.assignment ? (
        <form method="post" className="mt-5 border-t border-line pt-4">
          <p className="mb-2 text-sm text-muted">{t("assignment.return_hint")}</p>
          <Button name="intent" value="return">
            {t("assignment.return")}
          </Button>
        </form>
      ) : null}
    </Card>
  );
}
