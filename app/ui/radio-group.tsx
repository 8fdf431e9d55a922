import type { ReactNode } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { cx } from "./cx";
import { FieldError, firstError, type Labelled, RequiredMark } from "./field";
import { fieldMessage } from "./field-message";

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}
interface RadioGroupProps extends Omit<Labelled, "hideLabel"> {
  name: string;
  options: readonly RadioOption[];
  /** "checkbox" lets several be chosen under the same name. */
  type?: "radio" | "checkbox" | undefined;
  defaultValue?: string | readonly string[] | undefined;
  /** Side by side instead of one below the other. */
  inline?: boolean | undefined;
  className?: string | undefined;
}

/** A fieldset of radios (or of checkboxes); the first option carries the id `name`, so an error can be linked to. */
export function RadioGroup(props: RadioGroupProps) {
  const {
    name,
    label,
    hint,
    error,
    required,
    options,
    type = "radio",
    defaultValue,
    inline,
    className,
  } = props;
  const t = useTexts(common);
  const code = firstError(error);
  const chosen = new Set(typeof defaultValue === "string" ? [defaultValue] : defaultValue);
  const described = [hint ? `${name}-hint` : "", code ? `${name}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset className={cx("min-w-0 space-y-1", className)} aria-describedby={described || undefined}>
      <legend className="mb-1 font-semibold">
        {label}
        {required ? <RequiredMark /> : null}
      </legend>
      <div className={inline ? "flex flex-wrap gap-x-6 gap-y-1" : "space-y-1"}>
        {options.map((option, index) => (
          <label key={option.value} className="flex min-h-6 items-start gap-2">
            <input
              type={type}
              id={index === 0 ? name : undefined}
              name={name}
              value={option.value}
              defaultChecked={chosen.has(option.value)}
              required={type === "radio" && required}
              aria-invalid={code ? true : undefined}
              className="mt-1 size-4 shrink-0 accent-spring"
            />
            <span>
              {option.label}
              {option.hint ? <span className="block text-sm text-muted">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
      {hint ? (
        <p id={`${name}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {code ? <FieldError id={`${name}-error`}>{fieldMessage(t, code)}</FieldError> : null}
    </fieldset>
  );
}
