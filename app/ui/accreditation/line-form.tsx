import { LINE_CATEGORIES, LINE_KINDS } from "~/domain/accreditation/capability";
import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Button } from "../button";
import { Card } from "../card";
import { FileInput } from "../file-input";
import { FormErrors } from "../form-errors";
import { type Option, Select } from "../select";
import { TextArea } from "../text-area";
import { type Refused, useFormState } from "./answer";

/** Asks a hub to vet a service that needs no accreditation. */
export function LineForm({ sites, refused }: { sites: readonly Option[]; refused: Refused | null }) {
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  const { message, errors, kept } = useFormState(refused);
  const labels = {
    category: t("lines.category"),
    kind: t("lines.kind"),
    siteId: t("lines.site"),
    description: t("lines.description"),
    file: t("lines.evidence"),
  };
  const field = (name: keyof typeof labels) => ({ name, label: labels[name], error: errors[name] });
  return (
    <Card title={t("lines.add")}>
      <form method="post" encType="multipart/form-data" className="space-y-4">
        {message ? (
          <FormErrors fields={errors} labels={labels}>
            {message}
          </FormErrors>
        ) : null}
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-3">
          <Select
            {...field("category")}
            required
            defaultValue={kept("category")}
            options={LINE_CATEGORIES.map((value) => ({ value, label: tc(`category.${value}`) }))}
          />
          <Select
            {...field("kind")}
            required
            defaultValue={kept("kind")}
            options={LINE_KINDS.map((value) => ({ value, label: tc(`kind.${value}`) }))}
          />
          <Select {...field("siteId")} required defaultValue={kept("siteId")} options={sites} />
        </div>
        <TextArea
          {...field("description")}
          required
          hint={t("lines.description_hint")}
          defaultValue={kept("description")}
          rows={3}
          maxLength={500}
        />
        <FileInput {...field("file")} hint={t("certificates.file_hint")} accept="application/pdf,image/*" />
        <Button look="primary" name="intent" value="request">
          {t("lines.add")}
        </Button>
      </form>
    </Card>
  );
}
