import { accounts } from "~/locales/accounts";
import { security } from "~/locales/security";
import { useTexts } from "~/locales/texts";
import { formState } from "../accounts/form-state";

/** What a form that asks for password and code shows after a refusal, and how its fields are called. */
export function useSecurityForm(refused: Parameters<typeof formState>[1]) {
  const t = useTexts(security);
  const state = formState(useTexts(accounts), refused);
  return { ...state, labels: { currentPassword: t("password"), code: t("code.label") } };
}
