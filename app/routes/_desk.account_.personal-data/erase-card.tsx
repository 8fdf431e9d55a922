import { KEPT_RECORDS, KEPT_YEARS, type KeptRecord } from "~/domain/personal-data/personal-data";
import { security } from "~/locales/security";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { DescriptionList } from "~/ui/description-list";
import { FormErrors } from "~/ui/form-errors";
import { formatCount } from "~/ui/format";
import { CodeInput } from "~/ui/security/code-input";
import { useSecurityForm } from "~/ui/security/use-security-form";
import { TextInput } from "~/ui/text-input";

interface Props {
  kept: Record<KeptRecord, number>;
  asksCode: boolean;
  refused: Parameters<typeof useSecurityForm>[0];
}

/** What goes, what the law has us keep and how much of it, and the proof that it is the person who asks. */
export function EraseCard({ kept, asksCode, refused }: Props) {
  const t = useTexts(security);
  const { message, errors, labels } = useSecurityForm(refused);
  return (
    <Card title={t("personal.erase_title")}>
      <form method="post" className="space-y-4">
        {message ? (
          <FormErrors fields={errors} labels={{ ...labels, understood: t("personal.understood") }}>
            {message}
          </FormErrors>
        ) : null}
        <Alert tone="warning" title={t("personal.gone_title")}>
          {t("personal.gone_text")}
        </Alert>
        <div>
          <h3 className="font-semibold">{t("personal.kept_title")}</h3>
          <p className="text-muted">{t("personal.kept_text", { years: KEPT_YEARS })}</p>
          <DescriptionList
            layout="between"
            facts={KEPT_RECORDS.map((kind) => ({ term: t(`kept.${kind}`), value: formatCount(kept[kind]) }))}
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            name="currentPassword"
            type="password"
            label={labels.currentPassword}
            required
            autoComplete="current-password"
            error={errors.currentPassword}
          />
          {asksCode ? <CodeInput label={t("personal.code")} error={errors.code} recovery /> : null}
        </div>
        <Checkbox name="understood" label={t("personal.understood")} required error={errors.understood} />
        <Button look="danger">{t("personal.erase")}</Button>
      </form>
    </Card>
  );
}
