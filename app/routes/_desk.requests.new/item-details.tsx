import type { DraftItem } from "~/domain/requests/draft";
import { useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { Disclosure } from "~/ui/disclosure";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";

type Wiring = (name: keyof DraftItem) => {
  id: string;
  name: string;
  error: string | undefined;
  defaultValue: string;
};

const MORE: (keyof DraftItem)[] = [
  "objectClass",
  "rangeMin",
  "rangeMax",
  "rangeUnit",
  "uncertainty",
  "evidential",
];

/** What narrows a line further: class of object, measuring range, wanted uncertainty, whether it must be evidence. */
export function ItemDetails({
  wiring,
  kind,
  evidential,
}: {
  wiring: Wiring;
  kind: string;
  evidential: string;
}) {
  const t = useTexts(wizard);
  const metrology = kind === "calibration" || kind === "verification";
  const refused = MORE.some((name) => wiring(name).error);
  return (
    <Disclosure summary={t("more_details")} open={refused || undefined} className="open:w-full">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <TextInput
          {...wiring("objectClass")}
          label={t("label.objectClass")}
          list="classes"
          hint={t("class_hint")}
        />
        {metrology ? (
          <>
            <TextInput {...wiring("rangeMin")} label={t("label.rangeMin")} inputMode="decimal" />
            <TextInput {...wiring("rangeMax")} label={t("label.rangeMax")} inputMode="decimal" />
            <TextInput {...wiring("rangeUnit")} label={t("label.rangeUnit")} />
            <TextInput {...wiring("uncertainty")} label={t("label.uncertainty")} inputMode="decimal" />
          </>
        ) : (
          ["rangeMin", "rangeMax", "rangeUnit", "uncertainty"].map((name) => (
            <input
              key={name}
              type="hidden"
              name={wiring(name as keyof DraftItem).name}
              value={wiring(name as keyof DraftItem).defaultValue}
            />
          ))
        )}
        {kind === "testing" || kind === "inspection" ? (
          <Select
            {...wiring("evidential")}
            defaultValue={evidential === "no" ? "no" : "yes"}
            label={t("label.evidential")}
            hint={t("evidential_hint")}
            options={[
              { value: "yes", label: t("evidential_yes") },
              { value: "no", label: t("evidential_no") },
            ]}
          />
        ) : null}
      </div>
    </Disclosure>
  );
}
