import { useActionData } from "@remix-run/react";

interface Answer {
  refused: { fields: Record<string, string> };
  kept: Record<string, string | string[]>;
}

/** What the page's action said of one of its forms, told by its button and, where there are several, by its package. */
export function useRefusedForm(intent: string, packageId?: string) {
  const answer = useActionData() as Partial<Answer> | undefined;
  const mine =
    answer?.refused !== undefined &&
    answer.kept?.intent === intent &&
    (packageId === undefined || answer.kept.packageId === packageId);
  return {
    open: mine,
    error: (name: string) => (mine ? answer.refused?.fields[name] : undefined),
    kept: (name: string) => (mine ? String(answer.kept?.[name] ?? "") : undefined),
  };
}
