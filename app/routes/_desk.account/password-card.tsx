import { accounts } from "~/locales/accounts";
import { useTexts } from "~/locales/texts";
import { formState } from "~/ui/accounts/form-state";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Day } from "~/ui/date-time";
import { FormErrors } from "~/ui/form-errors";
import { TextInput } from "~/ui/text-input";

interface Props {
  changedAt: string | Date;
  refused: Parameters<typeof formState>[1];
}

/** A new password; the other devices are signed out with it. */
export function PasswordCard({ changedAt, refused }: Props) {
  const t = useTexts(accounts);
  const { message, errors } = formState(t, refused);
  const labels = { currentPassword: t("password.current"), newPassword: t("password.new") };
  const day = new Date(changedAt).toISOString().slice(0, 10);
  return (
    <Card
      title={t("password.title")}
      aside={
        <>
          {t("password.changed_on")} <Day on={day} />
        </>
      }
    >
      <form method="post" className="space-y-4">
        {message ? (
          <FormErrors fields={errors} labels={labels}>
            {message}
          </FormErrors>
        ) : null}
        <input type="hidden" name="intent" value="password" />
        <TextInput
          name="currentPassword"
          type="password"
          label={labels.currentPassword}
          required
          autoComplete="current-password"
          error={errors.currentPassword}
        />
        <TextInput
          name="newPassword"
          type="password"
          label={labels.newPassword}
          required
          minLength={8}
          autoComplete="new-password"
          hint={t("person.password_hint")}
          error={errors.newPassword}
        />
        <p className="text-sm text-muted">{t("password.others_end")}</p>
        <Button>{t("password.save")}</Button>
      </form>
    </Card>
  );
}
