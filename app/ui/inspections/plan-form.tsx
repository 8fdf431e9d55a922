import { CATEGORIES } from "~/domain/catalogue/service";
import { DEFAULT_ODDS } from "~/domain/inspections/inspection";
import { common } from "~/locales/common";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Button, LinkButton } from "../button";
import { Checkbox } from "../checkbox";
import { FormErrors } from "../form-errors";
import { Select } from "../select";
import { TextArea } from "../text-area";
import { DateInput, TextInput } from "../text-input";

type Values = Record<string, string | string[] | undefined>;
interface PlanFormProps {
  regions: readonly { code: string; name: string; level: string }[];
  /** What is shown: what was typed before a refusal, else the plan as it is. */
  values: Values;
  refused: { message: string; fields: Record<string, string> } | null;
  cancelHref: string;
  version?: number | undefined;
}

const FIELDS = ["title", "matters", "region", "category", "perObject", "startsOn", "endsOn"] as const;
const INDENT: Record<string, string> = { province: "", city: "　", county: "　　" };

/** Everything a plan says before its lists are frozen. */
export function PlanForm({ regions, values, refused, cancelHref, version }: PlanFormProps) {
  const t = useTexts(inspections);
  const tc = useTexts(common);
  const text = (name: string) => String(values[name] ?? "");
  const error = (name: string) => refused?.fields[name];
  const field = (name: (typeof FIELDS)[number]) => ({
    name,
    label: t(`form.${name}`),
    defaultValue: text(name),
    error: error(name),
  });
  const odds = (["A", "B", "C"] as const).map((grade) => ({ grade, name: `odds${grade}` }));
  const labels = Object.fromEntries([
    ...FIELDS.map((name) => [name, t(`form.${name}`)]),
    ...odds.map(({ grade, name }) => [name, t("form.odds_of", { grade })]),
  ]);
  return (
    <form className="max-w-3xl space-y-4" method="post">
      {refused ? (
        <FormErrors fields={refused.fields} labels={labels}>
          {refused.message}
        </FormErrors>
      ) : null}
      {version ? <input name="expectedVersion" type="hidden" value={version} /> : null}
      <TextInput {...field("title")} maxLength={80} required />
      <TextArea {...field("matters")} hint={t("form.matters_hint")} required rows={5} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          {...field("region")}
          options={regions.map(({ code, name, level }) => ({
            value: code,
            label: `${INDENT[level] ?? ""}${name}`,
          }))}
          required
        />
        <Select
          {...field("category")}
          options={CATEGORIES.map((each) => ({ value: each, label: tc(`category.${each}`) }))}
          placeholder={t("all_categories")}
        />
        <DateInput {...field("startsOn")} required />
        <DateInput {...field("endsOn")} required />
        <TextInput
          {...field("perObject")}
          hint={t("form.perObject_hint")}
          inputMode="numeric"
          max={5}
          min={2}
          required
          type="number"
        />
      </div>
      <Checkbox
        defaultChecked={values.crossRegion === "on"}
        label={t("form.crossRegion")}
        name="crossRegion"
      />
      <fieldset className="min-w-0">
        <legend className="mb-1 font-semibold">{t("form.odds")}</legend>
        <p className="mb-2 text-sm text-muted">{t("form.odds_hint")}</p>
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {odds.map(({ grade, name }) => (
            <TextInput
              defaultValue={text(name) || String(DEFAULT_ODDS[grade])}
              error={error(name)}
              key={grade}
              label={t("form.odds_of", { grade })}
              max={100}
              min={1}
              name={name}
              required
              suffix="%"
              type="number"
            />
          ))}
          <TextInput
            defaultValue={DEFAULT_ODDS.D}
            disabled
            id="oddsD"
            label={t("form.odds_of", { grade: "D" })}
            name="oddsD"
            suffix="%"
          />
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-3">
        <Button look="primary">{t("form.save")}</Button>
        <LinkButton href={cancelHref}>{t("form.cancel")}</LinkButton>
      </div>
    </form>
  );
}
