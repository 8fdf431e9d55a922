import { TextInput } from "../text-input";

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  autoFocus?: boolean | undefined;
  /** A recovery code may be typed as well, so letters are let in. */
  recovery?: boolean | undefined;
  id?: string | undefined;
}

/** The field for a code of the phone; phones offer it by themselves and show digits first. */
export function CodeInput({ label, hint, error, autoFocus, recovery, id }: Props) {
  return (
    <TextInput
      {...(id ? { id } : {})}
      name="code"
      label={label}
      hint={hint}
      error={error}
      required
      autoFocus={autoFocus}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={recovery ? 24 : 8}
      inputMode={recovery ? "text" : "numeric"}
    />
  );
}
