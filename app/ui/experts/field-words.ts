import { common } from "~/locales/common";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";

/** An expert's fields as words. */
export function useFieldWords() {
  const t = useTexts(experts);
  const c = useTexts(common);
  return (fields: readonly string[]) =>
    fields.length > 0 ? fields.map((field) => c.any(`category.${field}`)).join("、") : t("roster.all_fields");
}

/** Spans of a day as words. */
export const hoursOf = (periods: readonly (readonly [string, string])[]) =>
  periods.map(([from, to]) => `${from}–${to}`).join("  ");

/** What a conversation is about, as a name. */
export function useTalkName() {
  const t = useTexts(experts);
  const c = useTexts(common);
  return (talk: { subject: string; title: string | null; category: string | null }) =>
    talk.title ??
    (talk.category
      ? `${t.any(`subject.${talk.subject}`)} · ${c.any(`category.${talk.category}`)}`
      : t.any(`subject.${talk.subject}`));
}
