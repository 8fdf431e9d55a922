import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { formState } from "~/ui/accounts/form-state";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";

interface Props {
  roles: readonly string[];
  refused: Parameters<typeof formState>[1];
}

/** An invitation by mail, with the role it gives. */
export function InviteCard({ roles, refused }: Props) {
  const t = useTexts(accounts);
  const tc = useTexts(common);
  const { message, errors, kept } = formState(t, refused);
  const labels = { email: t("person.email"), role: t("members.role") };
  return (
    <Card title={t("members.invite")}>
      <form method="post" className="space-y-4">
        {message ? (
          <FormErrors fields={errors} labels={labels}>
            {message}
          </FormErrors>
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            name="email"
            type="email"
            label={labels.email}
            required
            defaultValue={kept("email")}
            error={errors.email}
            hint={t("members.invite_hint")}
          />
          <Select
            name="role"
            label={labels.role}
            required
            defaultValue={kept("role") ?? roles.at(-1)}
            error={errors.role}
            options={roles.map((role) => ({ value: role, label: tc.any(`role.${role}`) }))}
          />
        </div>
        <Button look="primary" name="intent" value="invite">
          {t("members.send_invitation")}
        </Button>
      </form>
    </Card>
  );
}
