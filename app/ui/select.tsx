import ChevronDown from "lucide-react/icons/chevron-down";
import type { ComponentPropsWithoutRef } from "react";
import { cx } from "./cx";
import { controlClass, Field, type Labelled } from "./field";
import { Icon } from "./icon";

export interface Option {
  value: string;
  label: string;
  disabled?: boolean | undefined;
}
type SelectProps = Omit<ComponentPropsWithoutRef<"select">, "name" | "required"> &
  Labelled & {
    name: string;
    options?: readonly Option[] | undefined;
    /** The words of the empty choice; without them there is none. */
    placeholder?: string | undefined;
  };

/** A labelled native select. `children` replace `options` when groups are needed. */
export function Select(props: SelectProps) {
  const { label, hint, error, required, hideLabel, className, options, placeholder, children, ...select } =
    props;
  return (
    <Field id={select.id ?? select.name} {...{ label, hint, error, required, hideLabel, className }}>
      {(control) => (
        <span className="relative block">
          <select
            {...select}
            {...control}
            required={required}
            className={cx(controlClass, select.multiple ? "py-1" : "appearance-none pr-8")}
          >
            {placeholder === undefined ? null : <option value="">{placeholder}</option>}
            {options?.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
            {children}
          </select>
          {select.multiple ? null : (
            <Icon
              of={ChevronDown}
              className="pointer-events-none absolute right-2.5 top-1/2 -translate-y-1/2 text-muted"
            />
          )}
        </span>
      )}
    </Field>
  );
}
