import { Form } from "@remix-run/react";
import { DELIVERIES } from "~/domain/requests/request";
import { common } from "~/locales/common";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { DateInput, TextInput } from "~/ui/text-input";
import { PackageRows, usePackageLabels } from "./package-rows";

interface FilingProps {
  enterprise: { id: string; name: string };
  answer: Refused | null;
}

/** A walk-in enterprise's request, filed and submitted at once. */
export function FilingForm({ enterprise, answer }: FilingProps) {
  const t = useTexts(intake);
  const c = useTexts(common);
  const fields = answer?.refused.fields ?? {};
  const packageLabels = usePackageLabels();
  const kept = (name: string) => (answer ? String(answer.kept[name] ?? "") : undefined);
  const labels = {
    title: t("walk_in.request_title"),
    delivery: t("walk_in.delivery"),
    dueOn: t("walk_in.due_on"),
    description: t("walk_in.description"),
  };
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    error: fields[name],
    defaultValue: kept(name),
  });
  return (
    <Form method="post" className="space-y-4">
      {answer ? (
        <FormErrors fields={fields} labels={{ ...labels, ...packageLabels }}>
          {answer.refused.message}
        </FormErrors>
      ) : null}
      <input type="hidden" name="enterpriseId" value={enterprise.id} />
      <Card
        title={t("walk_in.for", { name: enterprise.name })}
        aside={
          <span className="flex flex-wrap gap-2">
            <LinkButton size="sm" href={`/requests/new?for=${enterprise.id}`}>
              {t("walk_in.wizard")}
            </LinkButton>
            <LinkButton look="quiet" size="sm" href="/intake/new">
              {t("walk_in.change")}
            </LinkButton>
          </span>
        }
      >
        <div className="space-y-4">
          <TextInput {...field("title")} required minLength={2} maxLength={120} />
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            <Select
              {...field("delivery")}
              required
              options={DELIVERIES.map((value) => ({ value, label: c(`delivery.${value}`) }))}
            />
            <DateInput {...field("dueOn")} />
          </div>
          <TextArea {...field("description")} maxLength={4000} />
        </div>
      </Card>
      <PackageRows fields={fields} kept={kept} />
      <Button name="intent" value="file" look="primary">
        {t("walk_in.submit")}
      </Button>
    </Form>
  );
}
