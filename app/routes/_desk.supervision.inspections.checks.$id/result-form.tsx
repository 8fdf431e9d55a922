import { OUTCOMES, RECTIFY_DAYS } from "~/domain/inspections/inspection";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { RadioGroup } from "~/ui/radio-group";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { DateInput, TextInput } from "~/ui/text-input";

interface ResultFormProps {
  check: {
    version: number;
    matters: readonly string[];
    inspectors: readonly { id: string; name: string; reserve: boolean }[];
  };
  today: string;
  correction: boolean;
  fields: Record<string, string>;
  kept: Record<string, string | string[]>;
}

/** What was found in each matter, when and by whom; a correction says why. */
export function ResultForm({ check, today, correction, fields, kept }: ResultFormProps) {
  const t = useTexts(inspections);
  const text = (name: string) => String(kept[name] ?? "");
  const present = [kept.inspectors ?? check.inspectors.filter((each) => !each.reserve).map(({ id }) => id)];
  return (
    <form className="space-y-4" method="post">
      <p className="text-muted">{t(correction ? "check.correct_text" : "check.record_text")}</p>
      <input name="expectedVersion" type="hidden" value={check.version} />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateInput
          defaultValue={text("visitedOn") || today}
          error={fields.visitedOn}
          label={t("check.visitedOn")}
          max={today}
          name="visitedOn"
          required
        />
        <TextInput
          defaultValue={text("dueDays") || String(RECTIFY_DAYS)}
          error={fields.dueDays}
          hint={t("check.dueDays_hint")}
          label={t("check.dueDays")}
          max={90}
          min={1}
          name="dueDays"
          required
          type="number"
        />
      </div>
      <RadioGroup
        defaultValue={present.flat()}
        error={fields.inspectors}
        hint={t("check.present_hint")}
        inline
        label={t("check.present")}
        name="inspectors"
        options={check.inspectors.map(({ id, name, reserve }) => ({
          value: id,
          label: reserve ? `${name}（${t("check.reserve")}）` : name,
        }))}
        required
        type="checkbox"
      />
      {check.matters.map((matter, index) => (
        <fieldset className="min-w-0 rounded-card border border-line p-4" key={matter}>
          <legend className="px-1 font-semibold">{matter}</legend>
          <div className="grid gap-4 sm:grid-cols-[12rem_1fr]">
            <Select
              defaultValue={text(`findings[${index}].outcome`)}
              error={fields[`findings.${index}.outcome`]}
              id={`findings.${index}.outcome`}
              label={t("check.finding")}
              name={`findings[${index}].outcome`}
              options={OUTCOMES.map((each) => ({ value: each, label: t(`outcome.${each}`) }))}
              required
            />
            <TextArea
              defaultValue={text(`findings[${index}].note`)}
              error={fields[`findings.${index}.note`]}
              hint={t("check.note_hint")}
              id={`findings.${index}.note`}
              label={t("check.note")}
              maxLength={1000}
              name={`findings[${index}].note`}
              rows={2}
            />
          </div>
        </fieldset>
      ))}
      {correction ? (
        <TextArea
          defaultValue={text("correction")}
          error={fields.correction}
          label={t("check.correction")}
          name="correction"
          required
          rows={2}
        />
      ) : null}
      <Button look="primary" name="intent" value="record">
        {t(correction ? "check.submit_correction" : "check.submit")}
      </Button>
    </form>
  );
}
