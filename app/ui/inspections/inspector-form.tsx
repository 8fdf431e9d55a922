import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Button, LinkButton } from "../button";
import { FormErrors } from "../form-errors";
import { Select } from "../select";
import { TextArea } from "../text-area";
import { TextInput } from "../text-input";

interface InspectorFormProps {
  regions: readonly { code: string; name: string }[];
  /** Whom it changes; null to enter a new one. */
  edited: {
    id: string;
    version: number;
    name: string;
    card_number: string;
    region_code: string;
    employer: string;
    employer_uscc: string | null;
    ties: readonly string[];
  } | null;
  refused: { message: string; fields: Record<string, string> } | null;
  kept: Record<string, string | string[]> | null;
}

/** One inspector with everything that may bar him from an object. */
export function InspectorForm({ regions, edited, refused, kept }: InspectorFormProps) {
  const t = useTexts(inspections);
  const stored: Record<string, string> = edited
    ? {
        name: edited.name,
        card: edited.card_number,
        region: edited.region_code,
        employer: edited.employer,
        employerUscc: edited.employer_uscc ?? "",
        ties: edited.ties.join("\n"),
      }
    : {};
  const names = ["name", "card", "region", "employer", "employerUscc", "ties"] as const;
  const field = (name: (typeof names)[number]) => ({
    name,
    label: t(`inspector.${name}`),
    defaultValue: String(kept?.[name] ?? stored[name] ?? ""),
    error: refused?.fields[name],
  });
  return (
    <form className="max-w-3xl space-y-4" method="post">
      {refused ? (
        <FormErrors
          fields={refused.fields}
          labels={Object.fromEntries(names.map((name) => [name, t(`inspector.${name}`)]))}
        >
          {refused.message}
        </FormErrors>
      ) : null}
      {edited ? (
        <>
          <input name="id" type="hidden" value={edited.id} />
          <input name="expectedVersion" type="hidden" value={edited.version} />
        </>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput {...field("name")} maxLength={40} required />
        <TextInput {...field("card")} maxLength={40} required />
        <TextInput {...field("employer")} maxLength={80} required />
        <TextInput {...field("employerUscc")} hint={t("inspector.employerUscc_hint")} />
        <Select
          {...field("region")}
          options={regions.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
          required
        />
        <TextArea {...field("ties")} hint={t("inspector.ties_hint")} rows={2} />
      </div>
      <div className="flex flex-wrap gap-3">
        <Button look="primary" name="intent" value={edited ? "edit" : "add"}>
          {t(edited ? "inspector.save" : "inspector.add")}
        </Button>
        {edited ? (
          <LinkButton href="/supervision/inspections/inspectors">{t("form.cancel")}</LinkButton>
        ) : null}
      </div>
    </form>
  );
}
