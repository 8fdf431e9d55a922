import CircleAlert from "lucide-react/icons/circle-alert";
import type { ReactNode } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { cx } from "./cx";
import { fieldMessage } from "./field-message";
import { Icon } from "./icon";
import { VisuallyHidden } from "./visually-hidden";

/** What every control may say about itself. */
export interface Labelled {
  label: ReactNode;
  hint?: ReactNode;
  /** A refusal code ("too_short|min=2"), a sentence, or several; the first is shown. */
  error?: string | readonly string[] | null | undefined;
  required?: boolean | undefined;
  hideLabel?: boolean | undefined;
}
interface ControlWiring {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  autoFocus?: true;
}
interface FieldProps extends Labelled {
  id: string;
  className?: string | undefined;
  children: (control: ControlWiring) => ReactNode;
}

/** Class names shared by one-line controls. */
export const controlClass =
  "block w-full min-h-9.5 rounded-control border border-edge bg-surface px-3 py-1.5 text-base text-ink " +
  "focus:border-spring focus:outline-2 focus:outline-offset-0 focus:outline-spring/30 " +
  "aria-invalid:border-seal disabled:bg-canvas disabled:text-muted [&[readonly]]:bg-canvas";

/** The first of the given errors, or nothing. */
export function firstError(error: Labelled["error"]): string | undefined {
  return (typeof error === "string" ? error : error?.[0]) || undefined;
}

/** Label, control, hint and error, tied together for assistive technology. */
export function Field({ id, label, hint, error, required, hideLabel, className, children }: FieldProps) {
  const t = useTexts(common);
  const code = firstError(error);
  const described = [hint ? `${id}-hint` : "", code ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={cx("min-w-0 space-y-1", className)}>
      <label htmlFor={id} className={hideLabel ? "visually-hidden" : "block font-semibold"}>
        {label}
        {required ? <RequiredMark /> : null}
      </label>
      {children({
        id,
        ...(described && { "aria-describedby": described }),
        // without scripts the browser goes to the first refused field by this attribute
        ...(code && { "aria-invalid": true as const, autoFocus: true as const }),
      })}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {code ? <FieldError id={`${id}-error`}>{fieldMessage(t, code)}</FieldError> : null}
    </div>
  );
}

/** The star of a required field, with its word. */
export function RequiredMark() {
  const t = useTexts(common);
  return (
    <>
      <span aria-hidden="true" className="ml-0.5 text-seal">
        *
      </span>
      <VisuallyHidden>{t("form.required")}</VisuallyHidden>
    </>
  );
}

/** One refusal below a control. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1 text-sm text-seal-dark">
      <Icon of={CircleAlert} className="mt-0.5 size-3.5" />
      <span>{children}</span>
    </p>
  );
}
