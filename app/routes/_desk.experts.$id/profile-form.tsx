import { CATEGORIES } from "~/domain/catalogue/service";
import { MOST_CAPACITY } from "~/domain/experts/expert";
import { regionPrefix } from "~/domain/experts/rank-experts";
import type { ExpertProfile } from "~/domain/experts/roster.queries.server";
import { common } from "~/locales/common";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { RadioGroup } from "~/ui/radio-group";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { TextInput } from "~/ui/text-input";
import { Periods } from "./periods";

interface ProfileFormProps {
  expert: ExpertProfile;
  colleagues: { id: string; name: string }[];
  may: boolean;
  refused: Refused | null;
}

/** The profile as its house keeps it; everybody else only reads. */
export function ProfileForm({ expert, colleagues, may, refused }: ProfileFormProps) {
  const t = useTexts(experts);
  const c = useTexts(common);
  const kept = (name: string, stored: string) => String(refused?.kept[name] ?? stored);
  const fields = refused?.refused.fields ?? {};
  const chosen = refused?.kept.fields ?? expert.fields;
  return (
    <Card title={t("profile.title")}>
      <form method="post">
        <fieldset disabled={!may} className="min-w-0 space-y-4">
          {refused ? <FormErrors fields={fields}>{refused.refused.message}</FormErrors> : null}
          {may ? null : <Alert>{t("profile.read_only")}</Alert>}
          <input type="hidden" name="expectedVersion" value={expert.version} />
          <TextInput
            name="title"
            label={t("profile.job_title")}
            hint={t("profile.job_title_hint")}
            maxLength={60}
            defaultValue={kept("title", expert.title)}
            error={fields.title}
          />
          <RadioGroup
            name="fields"
            type="checkbox"
            inline
            label={t("profile.fields")}
            hint={t("profile.fields_hint")}
            options={CATEGORIES.map((value) => ({ value, label: c.any(`category.${value}`) }))}
            defaultValue={chosen}
            error={fields.fields}
          />
          <TextInput
            name="regions"
            label={t("profile.regions")}
            hint={t("profile.regions_hint", { own: regionPrefix(expert.regionCode) })}
            defaultValue={kept("regions", expert.regions.join(" "))}
            error={fields.regions}
          />
          <Periods periods={expert.ownPeriods} house={expert.housePeriods} refused={refused} />
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
            <TextInput
              name="capacity"
              type="number"
              min={1}
              max={MOST_CAPACITY}
              required
              label={t("profile.capacity")}
              defaultValue={kept("capacity", String(expert.capacity))}
              error={fields.capacity}
            />
            <Select
              name="backupId"
              label={t("profile.backup")}
              hint={t("profile.backup_hint")}
              placeholder={t("profile.no_backup")}
              options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={kept("backupId", expert.backupId ?? "")}
              error={fields.backupId}
            />
          </div>
          <TextArea
            name="introduction"
            label={t("profile.introduction")}
            maxLength={1000}
            defaultValue={kept("introduction", expert.introduction)}
            error={fields.introduction}
          />
          {may ? <Button look="primary">{t("profile.save")}</Button> : null}
        </fieldset>
      </form>
    </Card>
  );
}
