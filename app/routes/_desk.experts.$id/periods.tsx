import { MOST_PERIODS } from "~/domain/hubs/duty";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { hoursOf } from "~/ui/experts/field-words";
import { TextInput } from "~/ui/text-input";

interface PeriodsProps {
  periods: readonly (readonly [string, string])[];
  /** What holds while he has none of his own. */
  house: readonly (readonly [string, string])[];
  refused: Refused | null;
}

/** Up to three spans of a working day. */
export function Periods({ periods, house, refused }: PeriodsProps) {
  const t = useTexts(experts);
  const rows = Array.from({ length: MOST_PERIODS }, (_, index) => periods[index] ?? ["", ""]);
  const fields = refused?.refused.fields ?? {};
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend className="mb-1 font-semibold">{t("profile.periods")}</legend>
      <p className="text-sm text-muted">{t("profile.periods_hint", { house: hoursOf(house) })}</p>
      {rows.map(([from, to], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: three fixed rows
        <fieldset key={index} className="grid grid-cols-2 gap-3">
          <legend className="mb-1 text-sm text-muted">{t("profile.period", { n: index + 1 })}</legend>
          {(["from", "to"] as const).map((end) => (
            <TextInput
              key={end}
              id={`periods.${index}.${end}`}
              name={`periods[${index}].${end}`}
              type="time"
              label={t(`profile.${end}`)}
              defaultValue={String(refused?.kept[`periods[${index}].${end}`] ?? (end === "from" ? from : to))}
              error={fields[`periods.${index}.${end}`]}
            />
          ))}
        </fieldset>
      ))}
    </fieldset>
  );
}
