import { CATEGORIES } from "~/domain/catalogue/service";
import { RECORDED_KINDS, ruleOf } from "~/domain/credit/credit";
import { common } from "~/locales/common";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import type { FormState } from "~/ui/accounts/form-state";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { formatWeight } from "~/ui/credit/points";
import { Disclosure } from "~/ui/disclosure";
import { FileInput } from "~/ui/file-input";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { DateInput, TextInput } from "~/ui/text-input";

/** Records what the regulator knows; sent twice, the same form counts once. */
export function RecordForm({ form, today, formKey }: { form: FormState; today: string; formKey: string }) {
  const t = useTexts(credit);
  const tc = useTexts(common);
  const { errors, kept } = form;
  return (
    <Card title={t("record.title")}>
      <Disclosure summary={t("record.open")} open={kept("evidence") !== undefined}>
        <form method="post" encType="multipart/form-data" className="space-y-3">
          <input type="hidden" name="intent" value="record" />
          <input type="hidden" name="key" value={formKey} />
          <Select
            name="kind"
            label={t("record.kind")}
            required
            defaultValue={kept("kind")}
            error={errors.kind}
            options={RECORDED_KINDS.map((kind) => ({
              value: kind,
              label: `${t(`event.${kind}`)} ${formatWeight(ruleOf(kind).points)}%`,
            }))}
          />
          <Select
            name="category"
            label={t("record.category")}
            placeholder={t("everywhere")}
            defaultValue={kept("category")}
            error={errors.category}
            options={CATEGORIES.map((each) => ({ value: each, label: tc(`category.${each}`) }))}
          />
          <DateInput
            name="day"
            label={t("record.day")}
            required
            max={today}
            defaultValue={kept("day") ?? today}
            error={errors.day}
          />
          <TextArea
            name="evidence"
            label={t("record.evidence")}
            hint={t("record.evidence_hint")}
            required
            minLength={4}
            maxLength={2000}
            defaultValue={kept("evidence")}
            error={errors.evidence}
          />
          <TextInput
            name="reference"
            label={t("record.reference")}
            maxLength={300}
            defaultValue={kept("reference")}
            error={errors.reference}
          />
          <FileInput
            name="file"
            label={t("file")}
            hint={t("file_hint")}
            error={errors.file}
            accept="application/pdf,image/*"
          />
          <p className="text-sm text-muted">{t("record.immediate_note")}</p>
          <Button look="primary">{t("record.submit")}</Button>
        </form>
      </Disclosure>
    </Card>
  );
}
