import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import type { RegionGroup } from "../accounts/organisation-fields";
import { Button } from "../button";
import { Card } from "../card";
import { FormErrors } from "../form-errors";
import { Select } from "../select";
import { TextInput } from "../text-input";
import { type Refused, useFormState } from "./answer";

/** A new site: name, region, address, coordinates. */
export function SiteForm({ regions, refused }: { regions: readonly RegionGroup[]; refused: Refused | null }) {
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  const { message, errors, kept } = useFormState(refused);
  const labels = {
    name: t("sites.name"),
    regionCode: t("sites.region"),
    address: t("sites.address"),
    lon: t("sites.lon"),
    lat: t("sites.lat"),
  };
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    error: errors[name],
    defaultValue: kept(name),
    required: true,
  });
  return (
    <Card title={t("sites.add")}>
      <form method="post" className="space-y-4">
        {message ? (
          <FormErrors fields={errors} labels={labels}>
            {message}
          </FormErrors>
        ) : null}
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <TextInput {...field("name")} hint={t("sites.name_hint")} maxLength={60} />
          <Select {...field("regionCode")} placeholder={tc("form.choose")}>
            {regions.map(({ label, options }) => (
              <optgroup key={label} label={label}>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
          <TextInput {...field("address")} className="sm:col-span-2" maxLength={200} />
          <TextInput {...field("lon")} inputMode="decimal" hint={t("sites.coordinates_hint")} />
          <TextInput {...field("lat")} inputMode="decimal" />
        </div>
        <Button look="primary" name="intent" value="add">
          {t("sites.add")}
        </Button>
      </form>
    </Card>
  );
}
