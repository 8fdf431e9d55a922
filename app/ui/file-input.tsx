import type { ComponentPropsWithoutRef } from "react";
import { Field, type Labelled } from "./field";

type FileInputProps = Omit<ComponentPropsWithoutRef<"input">, "name" | "type" | "required"> &
  Labelled & { name: string };

/** A labelled native file input; say kinds and size limit in `hint`. The form needs `multipart/form-data`. */
export function FileInput({ label, hint, error, required, hideLabel, className, ...input }: FileInputProps) {
  return (
    <Field id={input.id ?? input.name} {...{ label, hint, error, required, hideLabel, className }}>
      {(control) => (
        <input
          {...input}
          {...control}
          type="file"
          required={required}
          className="block w-full rounded-control border border-dashed border-edge bg-surface p-1.5 text-muted file:mr-3 file:rounded-control file:border-0 file:bg-spring-tint file:px-3 file:py-1.5 file:text-spring-dark aria-invalid:border-seal"
        />
      )}
    </Field>
  );
}
