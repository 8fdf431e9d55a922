import type { ComponentPropsWithoutRef } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { cx } from "./cx";
import { FieldError, firstError, type Labelled, RequiredMark } from "./field";
import { fieldMessage } from "./field-message";

type CheckboxProps = Omit<ComponentPropsWithoutRef<"input">, "name" | "type" | "required"> &
  Omit<Labelled, "hideLabel"> & { name: string };

/** One yes-or-no with its words beside it. */
export function Checkbox({ label, hint, error, required, className, ...input }: CheckboxProps) {
  const t = useTexts(common);
  const id = input.id ?? input.name;
  const code = firstError(error);
  const described = [hint ? `${id}-hint` : "", code ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={cx("space-y-1", className)}>
      <label className="flex min-h-6 items-start gap-2">
        <input
          {...input}
          id={id}
          type="checkbox"
          required={required}
          aria-describedby={described || undefined}
          aria-invalid={code ? true : undefined}
          className="mt-1 size-4 shrink-0 accent-spring"
        />
        <span>
          {label}
          {required ? <RequiredMark /> : null}
        </span>
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="pl-6 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {code ? <FieldError id={`${id}-error`}>{fieldMessage(t, code)}</FieldError> : null}
    </div>
  );
}
