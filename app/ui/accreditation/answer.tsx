import type { ReactNode } from "react";
import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { formState } from "../accounts/form-state";
import { Alert } from "../alert";

export interface Refused {
  refused: { message: string; fields: Record<string, string> };
  kept: Record<string, string | string[]>;
}

/** Errors and kept values of a refused form, in this feature's words. */
export function useFormState(refused: Refused | null) {
  return formState(useTexts(accreditation), refused);
}

/** Above a page: what was just done, or why it was not. */
export function Answer({ done, refused }: { done?: string | null; refused: Refused | null }): ReactNode {
  const t = useTexts(accreditation);
  if (refused) {
    return (
      <Alert tone="problem" live>
        {refused.refused.message}
      </Alert>
    );
  }
  return done ? <Alert tone="done">{t.any(`done.${done}`)}</Alert> : null;
}
