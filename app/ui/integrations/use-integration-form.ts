import { integrations } from "~/locales/integrations";
import { useTexts } from "~/locales/texts";
import { formState } from "../accounts/form-state";

/** What a form about receivers shows after a refusal, and how its fields are called. */
export function useIntegrationForm(refused: Parameters<typeof formState>[1]) {
  const t = useTexts(integrations);
  const chosen = refused?.kept.kinds;
  return {
    ...formState(t, refused),
    labels: { url: t("url"), format: t("format"), kinds: t("kinds") },
    /** The boxes as they were ticked; nothing when the form comes fresh. */
    chosen: refused ? [chosen ?? []].flat() : null,
  };
}
