import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { useFormState } from "~/ui/accreditation/answer";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { FileInput } from "~/ui/file-input";
import { DateInput } from "~/ui/text-input";

/** A renewed certificate: new dates and its scan. */
export function Renewal({ refused }: { refused: Refused | null }) {
  const t = useTexts(accreditation);
  const mine = refused && "validTo" in refused.kept ? refused : null;
  const { errors, kept } = useFormState(mine);
  return (
    <Card>
      <Disclosure summary={t("certificates.renew")} open={mine !== null}>
        <form method="post" encType="multipart/form-data" className="space-y-4">
          <p className="text-sm text-muted">{t("certificates.renew_text")}</p>
          <DateInput
            name="validFrom"
            label={t("certificates.valid_from")}
            error={errors.validFrom}
            defaultValue={kept("validFrom")}
            required
          />
          <DateInput
            name="validTo"
            label={t("certificates.valid_to")}
            error={errors.validTo}
            defaultValue={kept("validTo")}
            required
          />
          <FileInput
            name="file"
            label={t("certificates.file")}
            hint={t("certificates.file_hint")}
            error={errors.file}
            accept="application/pdf,image/*"
            required
          />
          <Button name="intent" value="renew">
            {t("certificates.renew")}
          </Button>
        </form>
      </Disclosure>
    </Card>
  );
}
