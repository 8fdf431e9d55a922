import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { cx } from "./cx";
import { controlClass, Field, type Labelled } from "./field";

export type TextInputProps = Omit<ComponentPropsWithoutRef<"input">, "prefix" | "name" | "required"> &
  Labelled & {
    name: string;
    /** A fixed word inside the box, before or after what is typed: ¥, 家, km. */
    prefix?: ReactNode;
    suffix?: ReactNode;
  };

/** A labelled one-line input of any native type. Its id is its name unless given. */
export function TextInput(props: TextInputProps) {
  const { label, hint, error, required, hideLabel, className, prefix, suffix, ...input } = props;
  return (
    <Field id={input.id ?? input.name} {...{ label, hint, error, required, hideLabel, className }}>
      {(control) => (
        <span className="relative block">
          {prefix ? <Fixed side="left-3">{prefix}</Fixed> : null}
          <input
            type="text"
            {...input}
            {...control}
            required={required}
            className={cx(controlClass, prefix ? "pl-8" : null, suffix ? "pr-14" : null)}
          />
          {suffix ? <Fixed side="right-3">{suffix}</Fixed> : null}
        </span>
      )}
    </Field>
  );
}

function Fixed({ side, children }: { side: string; children: ReactNode }) {
  return (
    <span className={cx("pointer-events-none absolute inset-y-0 flex items-center text-muted", side)}>
      {children}
    </span>
  );
}

/** Yuan with up to two decimals; the server turns the text into fen. */
export function MoneyInput(props: TextInputProps) {
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      prefix="¥"
      pattern="[0-9,]+(\.[0-9]{1,2})?"
      {...props}
    />
  );
}

/** The browser's own date picker; sends YYYY-MM-DD. */
export function DateInput(props: TextInputProps) {
  return <TextInput {...props} type="date" />;
}
