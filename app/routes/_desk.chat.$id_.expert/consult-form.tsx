import type { AssignmentPage } from "~/domain/experts/assignment-page.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { RadioGroup } from "~/ui/radio-group";
import { StatusPill } from "~/ui/status-pill";
import { TextArea } from "~/ui/text-area";
import { TextLink } from "~/ui/text-link";

const OFFERED = 20;
const TONES = { open: "amber", signed: "green", cancelled: "neutral" } as const;

/** Consultations on a conversation, and a new one while none goes on. */
export function ConsultForm({ data, refused }: { data: AssignmentPage; refused: Refused | null }) {
  const t = useTexts(experts);
  const { consultations, status } = data;
  const going = consultations.some((each) => each.status === "open");
  return (
    <Card title={t(going || status === "closed" ? "assignment.consultations" : "assignment.consult")}>
      {consultations.length > 0 ? (
        <ul className="mb-3 space-y-2">
          {consultations.map((each) => (
            <li key={each.id} className="flex flex-wrap items-baseline gap-2">
              <TextLink href={`/consultations/${each.id}`}>{each.question}</TextLink>
              <StatusPill tone={TONES[each.status as keyof typeof TONES]}>
                {t.any(`consultation_status.${each.status}`)}
              </StatusPill>
            </li>
          ))}
        </ul>
      ) : null}
      {going || status === "closed" ? null : <NewConsultation data={data} refused={refused} />}
    </Card>
  );
}

function NewConsultation({ data, refused }: { data: AssignmentPage; refused: Refused | null }) {
  const t = useTexts(experts);
  const mine = refused?.kept.intent === "consult" ? refused : null;
  const fields = mine?.refused.fields;
  const labels = { question: t("assignment.question"), expertIds: t("assignment.experts") };
  const options = data.choices.slice(0, OFFERED).map(({ id, name, organisation }) => ({
    value: id,
    label: name,
    hint: organisation,
  }));
  return (
    <form method="post" className="space-y-4">
      {fields ? (
        <FormErrors fields={fields} labels={labels}>
          {mine?.refused.message}
        </FormErrors>
      ) : null}
      <input type="hidden" name="intent" value="consult" />
      <TextArea
        name="question"
        label={labels.question}
        required
        rows={3}
        maxLength={2000}
        defaultValue={String(mine?.kept.question ?? "")}
        error={fields?.question}
      />
      <RadioGroup
        name="expertIds"
        type="checkbox"
        label={labels.expertIds}
        hint={t("assignment.experts_hint")}
        options={options}
        defaultValue={mine?.kept.expertIds}
        error={fields?.expertIds}
      />
      <Button>{t("assignment.consult")}</Button>
    </form>
  );
}
