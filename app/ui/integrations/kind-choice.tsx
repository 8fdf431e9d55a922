import { common } from "~/locales/common";
import { integrations } from "~/locales/integrations";
import { useTexts } from "~/locales/texts";
import { FieldError } from "../field";
import { fieldMessage } from "../field-message";

export interface KindGroup {
  subject: string;
  kinds: readonly { kind: string; label: string }[];
}
interface Props {
  groups: readonly KindGroup[];
  chosen: readonly string[];
  error?: string | undefined;
}

/** What a receiver is told, in groups; the first box carries the id `kinds`, so an error can be linked to. */
export function KindChoice({ groups, chosen, error }: Props) {
  const t = useTexts(integrations);
  const tc = useTexts(common);
  const first = groups[0]?.kinds[0]?.kind;
  return (
    <fieldset className="space-y-3">
      <legend className="font-semibold">{t("kinds")}</legend>
      {groups.map(({ subject, kinds }) => (
        <fieldset key={subject}>
          <legend className="text-sm text-muted">{t.any(`group.${subject}`)}</legend>
          <div className="mt-1 grid gap-x-6 gap-y-1 sm:grid-cols-2">
            {kinds.map(({ kind, label }) => (
              <label key={kind} className="flex min-h-6 items-start gap-2">
                <input
                  type="checkbox"
                  id={kind === first ? "kinds" : undefined}
                  name="kinds"
                  value={kind}
                  defaultChecked={chosen.includes(kind)}
                  className="mt-1 size-4 shrink-0 accent-spring"
                />
                <span>{label}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {error ? <FieldError id="kinds-error">{fieldMessage(tc, error)}</FieldError> : null}
    </fieldset>
  );
}
