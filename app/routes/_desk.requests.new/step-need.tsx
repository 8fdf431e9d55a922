import { useTexts } from "~/locales/texts";
import { wizard } from "~/locales/wizard";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { TextInput } from "~/ui/text-input";
import type { Writing } from "./load-wizard.server";
import { Templates } from "./step-items";

/** ① 说明需求: a sentence, a name, the place; templates that fit what was said. */
export function StepNeed({ data, errors }: { data: Writing; errors: Record<string, string> }) {
  const t = useTexts(wizard);
  const { body } = data;
  return (
    <div className="space-y-4 px-4 py-4 sm:px-5">
      <TextArea
        name="description"
        label={t("label.description")}
        hint={t("description_hint")}
        placeholder={t("description_example")}
        defaultValue={body.description}
        error={errors.description}
        rows={3}
        maxLength={4000}
      />
      <TextInput
        name="title"
        label={t("label.title")}
        hint={t("title_hint")}
        defaultValue={body.title}
        error={errors.title}
        maxLength={120}
        required
      />
      <Select
        name="region"
        label={t("label.region")}
        hint={t("region_hint")}
        defaultValue={data.region}
        error={errors.region}
        options={
          data.regions.some(({ code }) => code === data.region)
            ? data.regions.map(({ code, name }) => ({ value: code, label: name }))
            : [
                { value: data.region, label: t("region_own") },
                ...data.regions.map(({ code, name }) => ({ value: code, label: name })),
              ]
        }
      />
      <Templates
        data={data}
        open={body.packages.every((pack) => pack.items.every((item) => !item.document))}
      />
    </div>
  );
}
