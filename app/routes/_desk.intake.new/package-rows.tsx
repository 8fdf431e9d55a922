import { CATEGORIES, KINDS, STAGES } from "~/domain/catalogue/service";
import { PACKAGES } from "~/domain/intake/walk-in";
import { common } from "~/locales/common";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { Disclosure } from "~/ui/disclosure";
import { Select } from "~/ui/select";
import type { FormAnswer } from "./form-answer";
import { ItemRows, useItemLabels } from "./item-rows";

const CHOICES = { category: CATEGORIES, stage: STAGES, kind: KINDS } as const;
const NAMES = ["category", "stage", "kind"] as const;

/** The packages of a walk-in request: the first in sight, further ones a press away. */
export function PackageRows(answer: FormAnswer) {
  const t = useTexts(intake);
  return (
    <Card title={t("walk_in.items")}>
      <p className="mb-4 text-sm text-muted">{t("walk_in.packages_hint")}</p>
      <div className="space-y-6">
        <OnePackage place={0} {...answer} />
        {Array.from({ length: PACKAGES - 1 }, (_, index) => index + 1).map((place) => (
          <Disclosure
            key={place}
            summary={t("walk_in.package_more")}
            open={Boolean(answer.kept(`packages[${place}].items[0].sampleName`))}
            className="border-t border-line pt-4"
          >
            <OnePackage place={place} {...answer} />
          </Disclosure>
        ))}
      </div>
    </Card>
  );
}

function OnePackage({ place, ...answer }: FormAnswer & { place: number }) {
  const t = useTexts(intake);
  const c = useTexts(common);
  const evidential = `packages[${place}].evidential`;
  return (
    <fieldset className="space-y-4">
      <legend className="font-semibold">{t("walk_in.package", { n: place + 1 })}</legend>
      <div className="grid gap-4 sm:grid-cols-3">
        {NAMES.map((name) => (
          <Select
            key={name}
            id={`packages.${place}.${name}`}
            name={`packages[${place}].${name}`}
            label={t(`walk_in.${name}`)}
            error={answer.fields[`packages.${place}.${name}`]}
            defaultValue={answer.kept(`packages[${place}].${name}`)}
            required
            options={CHOICES[name].map((value) => ({ value, label: c.any(`${name}.${value}`) }))}
          />
        ))}
      </div>
      <Checkbox
        name={evidential}
        label={t("walk_in.evidential")}
        defaultChecked={answer.kept(evidential) !== ""}
      />
      <ItemRows place={place} {...answer} />
    </fieldset>
  );
}

/** What each control of the packages is called, for the list of errors above the form. */
export function usePackageLabels(): Record<string, string> {
  const t = useTexts(intake);
  const items = useItemLabels();
  const places = Array.from({ length: PACKAGES }, (_, place) => place);
  const services = places.flatMap((place) =>
    NAMES.map((name) => [
      `packages.${place}.${name}`,
      `${t("walk_in.package", { n: place + 1 })} ${t(`walk_in.${name}`)}`,
    ]),
  );
  return Object.assign(Object.fromEntries(services), ...places.map(items));
}
