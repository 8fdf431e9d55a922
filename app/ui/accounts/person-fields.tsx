import { accounts } from "~/locales/accounts";
import { useTexts } from "~/locales/texts";
import { TextInput } from "../text-input";
import type { FormState } from "./form-state";

/** Names of the person's fields, for the list of errors. */
export function usePersonLabels(password?: string) {
  const t = useTexts(accounts);
  return {
    name: t("person.name"),
    login: t("person.login"),
    phone: t("person.phone"),
    email: t("person.email"),
    password: password ?? t("person.password"),
  };
}

/** Who the person is and with which password they come in. */
export function PersonFields({ state, password }: { state: FormState; password?: string }) {
  const t = useTexts(accounts);
  const labels = usePersonLabels(password);
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    error: state.errors[name],
    ...state.focus(name),
    ...(name === "password" ? {} : { defaultValue: state.kept(name) }),
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextInput {...field("name")} required autoComplete="name" />
      <TextInput
        {...field("login")}
        required
        hint={t("person.login_hint")}
        autoComplete="username"
        autoCapitalize="none"
      />
      <TextInput {...field("phone")} type="tel" autoComplete="tel" inputMode="tel" />
      <TextInput {...field("email")} type="email" autoComplete="email" hint={t("person.email_hint")} />
      <TextInput
        {...field("password")}
        type="password"
        required
        hint={t("person.password_hint")}
        autoComplete="new-password"
        minLength={8}
      />
    </div>
  );
}
