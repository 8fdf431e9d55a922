import { Form } from "@remix-run/react";
import { judgeUscc } from "~/domain/organisations/uscc";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";

interface RegisterProps {
  regions: readonly { label: string; options: readonly { value: string; label: string }[] }[];
  /** The hub's own region, where most who walk in come from. */
  region: string;
  /** What was searched: code or name, so that it is typed once. */
  words: string;
  answer: Refused | null;
}

/** Registers an enterprise at the counter; account name and first password are made for it. */
export function RegisterForm({ regions, region, words, answer }: RegisterProps) {
  const t = useTexts(intake);
  const isCode = judgeUscc(words) !== "malformed";
  const before: Record<string, string> = isCode ? { uscc: words } : { organisationName: words };
  const labels = {
    organisationName: t("walk_in.organisation_name"),
    uscc: t("walk_in.uscc"),
    regionCode: t("walk_in.region"),
    address: t("walk_in.address"),
    name: t("walk_in.person"),
    phone: t("walk_in.phone"),
  };
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    error: answer?.refused.fields[name],
    defaultValue: answer ? String(answer.kept[name] ?? "") : before[name],
  });
  return (
    <Card title={t("walk_in.register")}>
      <p className="mb-3 text-sm text-muted">{t("walk_in.register_hint")}</p>
      <Form method="post" action="/intake/new" className="space-y-4">
        {answer ? (
          <FormErrors fields={answer.refused.fields} labels={labels}>
            {answer.refused.message}
          </FormErrors>
        ) : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextInput {...field("organisationName")} required minLength={2} maxLength={120} />
          <TextInput {...field("uscc")} required maxLength={60} autoComplete="off" />
          <Select {...field("regionCode")} defaultValue={String(answer?.kept.regionCode ?? region)} required>
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
          <TextInput {...field("address")} maxLength={200} />
          <TextInput {...field("name")} required minLength={2} maxLength={40} />
          <TextInput {...field("phone")} type="tel" />
        </div>
        <Button name="intent" value="register">
          {t("walk_in.register_submit")}
        </Button>
      </Form>
    </Card>
  );
}
