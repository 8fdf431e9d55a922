import { security } from "~/locales/security";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DateTime } from "~/ui/date-time";
import { FormErrors } from "~/ui/form-errors";
import { CodeInput } from "~/ui/security/code-input";
import { useSecurityForm } from "~/ui/security/use-security-form";
import { TextInput } from "~/ui/text-input";

interface Props {
  intent: "renew" | "off";
  left?: number;
  since?: string | Date;
  refused: Parameters<typeof useSecurityForm>[0];
}

/** A change that needs password and code together: new recovery codes, or turning the factor off. */
export function ProofCard({ intent, left, since, refused }: Props) {
  const t = useTexts(security);
  const { message, errors, labels } = useSecurityForm(refused);
  const id = (name: "currentPassword" | "code") => `${intent}-${name}`;
  const byId = (found: Record<string, string>) =>
    Object.fromEntries(Object.entries(found).map(([name, words]) => [`${intent}-${name}`, words]));
  return (
    <Card
      title={t(`proof.${intent}_title`)}
      aside={
        since ? (
          <>
            {t("factor.since")} <DateTime at={since} year />
          </>
        ) : (
          t("codes.left", { n: left ?? 0 })
        )
      }
    >
      <form method="post" className="space-y-4">
        {message ? (
          <FormErrors fields={byId(errors)} labels={byId(labels)}>
            {message}
          </FormErrors>
        ) : null}
        <p className="text-muted">{t(`proof.${intent}_text`)}</p>
        <input type="hidden" name="intent" value={intent} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            id={id("currentPassword")}
            name="currentPassword"
            type="password"
            label={labels.currentPassword}
            required
            autoComplete="current-password"
            error={errors.currentPassword}
          />
          <CodeInput
            id={id("code")}
            label={labels.code}
            hint={t("proof.code_hint")}
            error={errors.code}
            recovery
          />
        </div>
        <Button look={intent === "off" ? "danger" : "secondary"}>{t(`proof.${intent}_submit`)}</Button>
      </form>
    </Card>
  );
}
