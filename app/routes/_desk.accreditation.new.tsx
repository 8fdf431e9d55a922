import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { ACCREDITATION_KINDS, accreditationForm } from "~/domain/accreditation/accreditation";
import { managesScope } from "~/domain/accreditation/accreditation.policy";
import { addAccreditation } from "~/domain/accreditation/add-accreditation.server";
import { only } from "~/domain/authorize";
import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { useFormState } from "~/ui/accreditation/answer";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { FileInput } from "~/ui/file-input";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Select } from "~/ui/select";
import { DateInput, TextInput } from "~/ui/text-input";

export const handle = { hydrate: false };

export const meta = titled(accreditation, "certificates.add");
export const loader = read(only(managesScope), async () => null);

export const action = write(only(managesScope), async ({ db, files, actor, form }) => {
  const input = form.as(accreditationForm);
  const { id } = await addAccreditation(db, files, actor, { ...input, file: form.file("file") });
  return redirect(`/accreditation/${id}?done=added`);
});

/** A new certificate: number, validity, scan. */
export default function NewAccreditation() {
  const answer = useActionData<typeof action>();
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  const { message, errors, kept } = useFormState(isRefused(answer) ? answer : null);
  const labels = {
    kind: t("certificates.kind"),
    number: t("certificates.number"),
    validFrom: t("certificates.valid_from"),
    validTo: t("certificates.valid_to"),
    file: t("certificates.file"),
  };
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    error: errors[name],
    defaultValue: kept(name),
  });
  const kinds = ACCREDITATION_KINDS.map((value) => ({ value, label: tc(`accreditation.${value}`) }));
  return (
    <>
      <PageHeader
        title={t("certificates.add")}
        breadcrumb={[{ label: t("title"), href: "/accreditation" }, { label: t("certificates.add") }]}
      />
      <Card className="max-w-3xl">
        <form method="post" encType="multipart/form-data" className="space-y-4">
          {message ? (
            <FormErrors fields={errors} labels={labels}>
              {message}
            </FormErrors>
          ) : null}
          <p className="text-muted">{t("certificates.new_text")}</p>
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
            <Select {...field("kind")} required options={kinds} placeholder={tc("form.choose")} />
            <TextInput
              {...field("number")}
              required
              hint={t("certificates.number_hint")}
              maxLength={60}
              autoComplete="off"
            />
            <DateInput {...field("validFrom")} required />
            <DateInput {...field("validTo")} required />
          </div>
          <FileInput
            name="file"
            label={labels.file}
            hint={t("certificates.file_hint")}
            error={errors.file}
            required
            accept="application/pdf,image/*"
          />
          <Checkbox
            name="cccDesignated"
            label={t("certificates.ccc")}
            defaultChecked={kept("cccDesignated") === "on"}
          />
          <Button look="primary">{tc("action.submit")}</Button>
        </form>
      </Card>
    </>
  );
}
