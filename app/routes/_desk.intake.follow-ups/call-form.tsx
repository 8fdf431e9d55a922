import { Form } from "@remix-run/react";
import type { FollowUpRow } from "~/domain/intake/follow-ups.queries.server";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { ClockChip } from "~/ui/clock-chip";
import { DescriptionList } from "~/ui/description-list";
import { FormErrors } from "~/ui/form-errors";
import { RadioGroup } from "~/ui/radio-group";
import { TextArea } from "~/ui/text-area";
import { TextInput } from "~/ui/text-input";

interface CallFormProps {
  row: FollowUpRow;
  now: Date;
  answer: Refused | null;
}

/** What the hub asks on the phone, with the facts it needs at hand. */
export function CallForm({ row, now, answer }: CallFormProps) {
  const t = useTexts(intake);
  const error = (name: string) => answer?.refused.fields[name];
  const kept = (name: string) => (answer ? String(answer.kept[name] ?? "") : undefined);
  const labels = {
    reachable: t("call.reachable"),
    satisfied: t("call.satisfied"),
    score: t("call.score"),
    note: t("call.note"),
  };
  return (
    <Card
      title={t("call.record_for", { number: row.number })}
      aside={
        row.dueAt ? <ClockChip dueAt={row.dueAt} startedAt={row.acceptedAt} serverNow={now} /> : undefined
      }
      accent
    >
      <Facts row={row} />
      <Form method="post" className="mt-4 space-y-4">
        {answer ? (
          <FormErrors fields={answer.refused.fields} labels={labels}>
            {answer.refused.message}
          </FormErrors>
        ) : null}
        <input type="hidden" name="orderId" value={row.id} />
        <input type="hidden" name="expectedVersion" value={row.version} />
        <div className="grid gap-4 sm:grid-cols-2">
          <RadioGroup
            name="reachable"
            label={labels.reachable}
            options={[
              { value: "yes", label: t("call.reached") },
              { value: "no", label: t("call.unreachable") },
            ]}
            defaultValue={kept("reachable") ?? "yes"}
            error={error("reachable")}
            inline
            required
          />
          <RadioGroup
            name="satisfied"
            label={labels.satisfied}
            options={[
              { value: "yes", label: t("call.yes") },
              { value: "no", label: t("call.no") },
            ]}
            defaultValue={kept("satisfied")}
            error={error("satisfied")}
            inline
          />
        </div>
        <TextInput
          name="score"
          type="number"
          min={0}
          max={100}
          label={labels.score}
          hint={t("call.score_hint")}
          error={error("score")}
          defaultValue={kept("score")}
        />
        <TextArea
          name="note"
          label={labels.note}
          hint={t("call.note_hint")}
          error={error("note")}
          defaultValue={kept("note")}
          maxLength={1000}
        />
        <div className="flex flex-wrap gap-3">
          <Button name="intent" value="record_close" look="primary">
            {t("call.save_close")}
          </Button>
          <Button name="intent" value="record">
            {t("call.save")}
          </Button>
          <LinkButton look="quiet" href="/intake/follow-ups">
            {t("call.all")}
          </LinkButton>
        </div>
      </Form>
    </Card>
  );
}

function Facts({ row }: { row: FollowUpRow }) {
  const t = useTexts(intake);
  const contact = [row.contact, row.phone].filter(Boolean).join(" · ");
  const rating = row.rating ? [t("board.rating", { n: row.rating }), row.comment].filter(Boolean) : [];
  return (
    <DescriptionList
      facts={[
        { term: t("call.order"), value: row.title },
        { term: t("call.enterprise"), value: row.enterprise },
        { term: t("call.contact"), value: contact },
        { term: t("call.provider"), value: row.provider },
        { term: t("call.rating"), value: rating.join(" · ") },
      ]}
    />
  );
}
