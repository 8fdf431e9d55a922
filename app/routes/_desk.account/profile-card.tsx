import { accounts } from "~/locales/accounts";
import { useTexts } from "~/locales/texts";
import { formState } from "~/ui/accounts/form-state";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";

interface Props {
  profile: { login: string; name: string; phone: string | null; email: string | null; locale: string };
  refused: Parameters<typeof formState>[1];
}

/** The person's own data; the login stays as it is. */
export function ProfileCard({ profile, refused }: Props) {
  const t = useTexts(accounts);
  const { message, errors, kept } = formState(t, refused);
  const labels = {
    name: t("person.name"),
    phone: t("person.phone"),
    email: t("person.email"),
    locale: t("account.locale"),
  };
  const value = (name: "name" | "phone" | "email") => (refused ? kept(name) : (profile[name] ?? ""));
  return (
    <Card title={t("account.profile")} aside={t("account.login_is", { login: profile.login })}>
      <form method="post" className="space-y-4">
        {message ? (
          <FormErrors fields={errors} labels={labels}>
            {message}
          </FormErrors>
        ) : null}
        <input type="hidden" name="intent" value="profile" />
        <TextInput
          name="name"
          label={labels.name}
          required
          defaultValue={value("name")}
          error={errors.name}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput
            name="phone"
            type="tel"
            label={labels.phone}
            defaultValue={value("phone")}
            error={errors.phone}
          />
          <TextInput
            name="email"
            type="email"
            label={labels.email}
            defaultValue={value("email")}
            error={errors.email}
          />
        </div>
        <Select
          name="locale"
          label={labels.locale}
          defaultValue={kept("locale") ?? profile.locale}
          error={errors.locale}
          options={[
            { value: "zh-CN", label: "简体中文" },
            { value: "en", label: "English" },
          ]}
        />
        <Button look="primary">{t("account.save")}</Button>
      </form>
    </Card>
  );
}
