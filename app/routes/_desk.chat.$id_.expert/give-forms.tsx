import type { AssignmentPage } from "~/domain/experts/assignment-page.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Dialog } from "~/ui/dialog";
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

/** Handing over with a note, or back to the queue: each asks first, since neither can be taken back. */
export function GiveForms({ data, refused }: { data: AssignmentPage; refused: Refused | null }) {
  const t = useTexts(experts);
  return (
    <Card title={t("assignment.give")}>
      <HandOverForm data={data} refused={refused?.kept.intent === "hand_over" ? refused : null} />
      {data.assignment ? (
        <div className="mt-5 border-t border-line pt-4">
          <p className="mb-2 text-sm text-muted">{t("assignment.return_hint")}</p>
          <Dialog trigger={t("assignment.return")} title={t("assignment.return_title")}>
            <form method="post" className="space-y-4">
              <p>{t("assignment.return_text")}</p>
              <Button look="danger" name="intent" value="return">
                {t("assignment.return_yes")}
              </Button>
            </form>
          </Dialog>
        </div>
      ) : null}
    </Card>
  );
}

/** What was chosen and written stays after a refusal, whatever was wrong. */
function HandOverForm({ data, refused }: { data: AssignmentPage; refused: Refused | null }) {
  const t = useTexts(experts);
  const choices = useChoices(data.choices);
  const fields = refused?.refused.fields;
  const labels = { expertId: t("assignment.expert"), note: t("assignment.note") };
  return (
    <form method="post" className="space-y-4">
      {fields ? (
        <FormErrors fields={fields} labels={labels}>
          {refused?.refused.message}
        </FormErrors>
      ) : null}
      <input type="hidden" name="intent" value="hand_over" />
      <Select
        name="expertId"
        label={labels.expertId}
        required
        options={choices}
        defaultValue={refused ? String(refused.kept.expertId ?? "") : undefined}
        error={fields?.expertId}
      />
      <TextArea
        name="note"
        label={labels.note}
        hint={t("assignment.note_hint")}
        required
        rows={3}
        maxLength={1000}
        defaultValue={String(refused?.kept.note ?? "")}
        error={fields?.note}
      />
      <div>
        <Dialog trigger={t("assignment.hand_over")} title={t("assignment.hand_over_title")} look="primary">
          <p className="mb-4">
            {t(data.assignment ? "assignment.hand_over_text" : "assignment.hand_over_queued")}
          </p>
          <Button look="primary">{t("assignment.hand_over_yes")}</Button>
        </Dialog>
      </div>
    </form>
  );
}
