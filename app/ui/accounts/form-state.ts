import { fieldWords } from "./field-words";

interface Refused {
  refused: { message: string; fields: Record<string, string> };
  kept: Record<string, string | string[]>;
}
type Words = Parameters<typeof fieldWords>[0];

/** What a form shows after a refusal: general sentence, messages by field, and the values that were typed. */
export function formState(t: Words, refused: Refused | null) {
  const errors = fieldWords(t, refused?.refused.fields);
  const kept = (name: string) => {
    const value = refused?.kept[name];
    return Array.isArray(value) ? value[0] : value;
  };
  const first = Object.keys(errors)[0];
  /** The first refused field takes the focus by itself: these pages work without scripts. */
  const focus = (name: string) => (name === first ? { autoFocus: true } : {});
  return { message: refused?.refused.message, errors, kept, focus };
}
export type FormState = ReturnType<typeof formState>;
