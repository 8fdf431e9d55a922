import { accounts } from "~/locales/accounts";
import { useTexts } from "~/locales/texts";
import { FileInput } from "../file-input";
import { Select } from "../select";
import { TextInput } from "../text-input";
import type { FormState } from "./form-state";

interface Choice {
  value: string;
  label: string;
}
export interface RegionGroup {
  label: string;
  options: readonly Choice[];
}

export function useOrganisationLabels() {
  const t = useTexts(accounts);
  return {
    organisationName: t("organisation.name"),
    uscc: t("organisation.uscc"),
    licence: t("organisation.licence"),
    regionCode: t("organisation.region"),
    address: t("organisation.address"),
    parkHubId: t("organisation.park"),
    introduction: t("organisation.introduction"),
  };
}

interface Props {
  state: FormState;
  regions: readonly RegionGroup[];
  parks?: readonly Choice[];
}

/** What an organisation says about itself at sign-up. The licence is asked for only when the code needs it. */
export function OrganisationFields({ state, regions, parks }: Props) {
  const t = useTexts(accounts);
  const labels = useOrganisationLabels();
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    error: state.errors[name],
    ...state.focus(name),
    defaultValue: state.kept(name),
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextInput {...field("organisationName")} required autoComplete="organization" />
      <TextInput
        {...field("uscc")}
        required
        hint={t("organisation.uscc_hint")}
        autoComplete="off"
        maxLength={30}
      />
      {state.errors.licence ? (
        <FileInput
          name="licence"
          label={labels.licence}
          hint={t("organisation.licence_hint")}
          error={state.errors.licence}
          accept="image/*,application/pdf"
          className="sm:col-span-2"
        />
      ) : null}
      <Select {...field("regionCode")} required placeholder={t("organisation.region_choose")}>
        {regions.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
      {parks ? (
        <Select
          {...field("parkHubId")}
          hint={t("organisation.park_hint")}
          placeholder={t("organisation.park_none")}
          options={parks}
        />
      ) : null}
      <TextInput {...field("address")} autoComplete="street-address" className="sm:col-span-2" />
    </div>
  );
}
