import type { ComponentPropsWithoutRef } from "react";
import { cx } from "./cx";
import { controlClass, Field, type Labelled } from "./field";

type TextAreaProps = Omit<ComponentPropsWithoutRef<"textarea">, "name" | "required"> &
  Labelled & { name: string };

/** A labelled text of several lines. */
export function TextArea({ label, hint, error, required, hideLabel, className, ...area }: TextAreaProps) {
  return (
    <Field id={area.id ?? area.name} {...{ label, hint, error, required, hideLabel, className }}>
      {(control) => (
        <textarea
          rows={4}
          {...area}
          {...control}
          required={required}
          className={cx(controlClass, "resize-y")}
        />
      )}
    </Field>
  );
}
