import { MOST_PERIODS } from "~/domain/hubs/duty";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { TextInput } from "~/ui/text-input";

interface PeriodRowsProps {
  periods: readonly (readonly [string, string])[];
  disabled: boolean;
  fields: Record<string, string>;
}

/** Up to three spans of a working day, each from and to. */
export function PeriodRows({ periods, disabled, fields }: PeriodRowsProps) {
  const t = useTexts(intake);
  const rows = Array.from({ length: MOST_PERIODS }, (_, index) => periods[index] ?? ["", ""]);
  return (
    <div className="space-y-3">
      {rows.map(([from, to], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three fixed rows
        <fieldset key={index} className="grid grid-cols-2 gap-3" disabled={disabled}>
          <legend className="mb-1 text-sm text-muted">{t("duty.period", { n: index + 1 })}</legend>
          <TextInput
            id={`periods.${index}.from`}
            name={`periods[${index}].from`}
            type="time"
            label={t("duty.from")}
            defaultValue={from}
            error={fields[`periods.${index}.from`]}
          />
          <TextInput
            id={`periods.${index}.to`}
            name={`periods[${index}].to`}
            type="time"
            label={t("duty.to")}
            defaultValue={to}
            error={fields[`periods.${index}.to`]}
          />
        </fieldset>
      ))}
    </div>
  );
}
