import CircleAlert from "lucide-react/icons/circle-alert";
import { type ReactNode, useEffect } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { fieldMessage } from "./field-message";
import { Icon } from "./icon";

interface FormErrorsProps {
  /** Refusal code (or sentence) per control id, as an action returns it. */
  fields?: Record<string, string> | undefined;
  /** The label of each control id; one without a label is told by its message alone. */
  labels?: Record<string, ReactNode> | undefined;
  /** The general sentence; without it the number of errors is said. */
  children?: ReactNode;
}

/** Above a refused form: what is wrong, each with a link to its field; the first such field takes the focus. */
export function FormErrors({ fields = {}, labels = {}, children }: FormErrorsProps) {
  const t = useTexts(common);
  const errors = Object.entries(fields);
  const first = errors[0]?.[0];
  useEffect(() => {
    if (first) document.getElementById(first)?.focus();
  }, [first]);
  if (errors.length === 0 && !children) return null;
  return (
    <div role="alert" className="rounded-card border border-seal/40 bg-seal-tint px-4 py-3 text-seal-dark">
      <p className="flex items-center gap-2 font-semibold">
        <Icon of={CircleAlert} />
        {children ?? t("form.errors", { count: errors.length })}
      </p>
      {errors.length > 0 ? (
        <ul className="mt-1 list-disc pl-11 text-sm">
          {errors.map(([id, message]) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-block py-0.5 underline underline-offset-2">
                {labels[id]}
                {labels[id] ? t("form.colon") : null}
                {fieldMessage(t, message)}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
