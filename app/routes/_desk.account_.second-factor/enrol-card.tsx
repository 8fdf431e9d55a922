import { security } from "~/locales/security";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { CodeInput } from "~/ui/security/code-input";
import { QrCode } from "~/ui/security/qr-code";
import { useSecurityForm } from "~/ui/security/use-security-form";

interface Props {
  keyText: string;
  size: number;
  path: string;
  refused: Parameters<typeof useSecurityForm>[0];
}

/** The secret as picture and as text, and the first code that proves the phone has it. */
export function EnrolCard({ keyText, size, path, refused }: Props) {
  const t = useTexts(security);
  const { message, errors, labels } = useSecurityForm(refused);
  return (
    <Card title={t("factor.scan_title")}>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-4">
        <QrCode size={size} path={path} label={t("factor.qr")} />
        <div className="min-w-0 grow basis-64 space-y-4">
          <div>
            <p className="text-muted">{t("factor.scan_text")}</p>
            <p className="mt-1 break-words font-mono text-lg font-semibold">{keyText}</p>
          </div>
          <form method="post" className="space-y-4">
            {message ? (
              <FormErrors fields={errors} labels={labels}>
                {message}
              </FormErrors>
            ) : null}
            <input type="hidden" name="intent" value="confirm" />
            <CodeInput label={labels.code} hint={t("factor.first_code")} error={errors.code} />
            <Button look="primary">{t("factor.confirm")}</Button>
          </form>
        </div>
      </div>
    </Card>
  );
}
