import { DELIVERIES } from "~/domain/requests/request";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/checkbox";
import { FileInput } from "~/ui/file-input";
import { FileLink } from "~/ui/file-link";
import { RadioGroup } from "~/ui/radio-group";
import { DateInput, MoneyInput } from "~/ui/text-input";
import type { Writing } from "./load-wizard.server";

/** ③ 交付与预算: how the sample travels, by when, for how much, sealed or not, and files. */
export function StepDelivery({ data, errors }: { data: Writing; errors: Record<string, string> }) {
  const t = useTexts(wizard);
  const tc = useTexts(common);
  const { body } = data;
  return (
    <div className="space-y-5 px-4 py-4 sm:px-5">
      <RadioGroup
        name="delivery"
        label={t("label.delivery")}
        defaultValue={body.delivery}
        error={errors.delivery}
        required
        options={DELIVERIES.map((value) => ({
          value,
          label: tc(`delivery.${value}`),
          hint: t(`delivery_hint.${value}`),
        }))}
      />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <DateInput
          name="dueOn"
          label={t("label.dueOn")}
          hint={t("due_hint")}
          defaultValue={body.dueOn}
          error={errors.dueOn}
        />
        <MoneyInput
          name="budget"
          label={t("label.budget")}
          hint={t("budget_hint")}
          defaultValue={body.budget}
          error={errors.budget}
        />
      </div>
      <Checkbox
        name="sealed"
        label={t("label.sealed")}
        hint={t("sealed_hint")}
        defaultChecked={body.sealed === "on"}
      />
      <Attachments data={data} errors={errors} />
    </div>
  );
}

function Attachments({ data, errors }: { data: Writing; errors: Record<string, string> }) {
  const t = useTexts(wizard);
  return (
    <fieldset className="min-w-0 space-y-2">
      <legend className="mb-1 font-semibold">{t("attachments")}</legend>
      <ul className="space-y-1">
        {data.attachments.map((file) => (
          <li key={file.id} className="flex min-w-0 items-center gap-2">
            <FileLink href={`/files/${file.id}`} name={file.name} size={file.size} />
            <Button name="intent" value={`detach:${file.id}`} look="quiet" size="sm">
              {t("remove_file")}
            </Button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-end gap-2">
        <FileInput
          name="attachment"
          label={t("label.attachment")}
          hint={t("attachment_hint")}
          error={errors.attachment}
          accept=".pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.doc,.xls"
          multiple
        />
        <Button name="intent" value="attach">
          {t("attach_now")}
        </Button>
      </div>
    </fieldset>
  );
}
