import { security } from "~/locales/security";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { useSecurityForm } from "~/ui/security/use-security-form";
import { TextInput } from "~/ui/text-input";

/** The first step: the password, so that an open screen alone changes nothing. */
export function BeginCard({ refused }: { refused: Parameters<typeof useSecurityForm>[0] }) {
  const t = useTexts(security);
  const { message, errors, labels } = useSecurityForm(refused);
  return (
    <Card title={t("factor.begin_title")}>
      <form method="post" className="space-y-4">
        {message ? (
          <FormErrors fields={errors} labels={labels}>
            {message}
          </FormErrors>
        ) : null}
        <ol className="list-decimal space-y-1 pl-5 text-muted">
          <li>{t("factor.step_app")}</li>
          <li>{t("factor.step_scan")}</li>
          <li>{t("factor.step_codes")}</li>
        </ol>
        <input type="hidden" name="intent" value="begin" />
        <TextInput
          name="currentPassword"
          type="password"
          label={labels.currentPassword}
          required
          autoComplete="current-password"
          error={errors.currentPassword}
        />
        <Button look="primary">{t("factor.begin")}</Button>
      </form>
    </Card>
  );
}
