import CircleAlert from "lucide-react/icons/circle-alert";
import { type ReactNode, useEffect } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { fieldMessage } from "./field-message";
import { Icon } from "./icon";

export interface FormError {
  /** The id of the control, usually its name. */
  id: string;
  label: ReactNode;
  /** A refusal code or a sentence. */
  message: string;
}

/** Above a refused form: what is wrong, each with a link to its field; the first such field takes the focus. */
export function FormErrors({ errors = [], children }: { errors?: readonly FormError[] | undefined; children?: ReactNode }) {
  const t = useTexts(common);
  const first = errors[0]?.id;
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
          {errors.map(({ id, label, message }) => (
            <li key={id}>
              <a href={`#${id}`} className="underline underline-offset-2">
                {label}
                {t("form.colon")}
                {fieldMessage(t, message)}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
