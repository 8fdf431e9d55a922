import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { Button } from "../button";
import { Card } from "../card";
import { FormErrors } from "../form-errors";
import { type Option, Select } from "../select";
import { DateInput } from "../text-input";
import { type Refused, useFormState } from "./answer";

interface Props {
  members: readonly Option[];
  certificates: readonly Option[];
  classes: readonly Option[];
  refused: Refused | null;
}

/** Names a signatory for one certificate, for all of its objects or some classes of them. */
export function SignatoryForm({ members, certificates, classes, refused }: Props) {
  const t = useTexts(accreditation);
  const { message, errors, kept } = useFormState(refused);
  const labels = {
    userId: t("signatories.person"),
    accreditationId: t("signatories.certificate"),
    objectClassIds: t("signatories.fields"),
    validFrom: t("certificates.valid_from"),
    validTo: t("certificates.valid_to"),
  };
  const field = (name: keyof typeof labels) => ({ name, label: labels[name], error: errors[name] });
  const chosen = refused?.kept.objectClassIds ?? [];
  return (
    <Card title={t("signatories.add")}>
      <form method="post" className="space-y-4">
        {message ? (
          <FormErrors fields={errors} labels={labels}>
            {message}
          </FormErrors>
        ) : null}
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Select {...field("userId")} required options={members} defaultValue={kept("userId")} />
          <Select
            {...field("accreditationId")}
            required
            options={certificates}
            defaultValue={kept("accreditationId")}
          />
          <DateInput {...field("validFrom")} required defaultValue={kept("validFrom")} />
          <DateInput {...field("validTo")} required defaultValue={kept("validTo")} />
          <Select
            {...field("objectClassIds")}
            multiple
            size={8}
            hint={t("signatories.fields_hint")}
            options={classes}
            defaultValue={Array.isArray(chosen) ? chosen : [chosen]}
            className="sm:col-span-2"
          />
        </div>
        <Button look="primary" name="intent" value="appoint">
          {t("signatories.add")}
        </Button>
      </form>
    </Card>
  );
}
