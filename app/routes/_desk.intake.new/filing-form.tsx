import { Form } from "@remix-run/react";
import { CATEGORIES, KINDS, STAGES } from "~/domain/catalogue/service";
import { DELIVERIES } from "~/domain/requests/request";
import { common } from "~/locales/common";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { FormErrors } from "~/ui/form-errors";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { DateInput, TextInput } from "~/ui/text-input";
import { ItemRows, useItemLabels } from "./item-rows";

interface FilingProps {
  enterprise: { id: string; name: string };
  answer: Refused | null;
}

/** One package of a walk-in enterprise's request, filed and submitted at once. */
export function FilingForm({ enterprise, answer }: FilingProps) {
  const t = useTexts(intake);
  const c = useTexts(common);
  const fields = answer?.refused.fields ?? {};
  const itemLabels = useItemLabels();
  const kept = (name: string) => (answer ? String(answer.kept[name] ?? "") : undefined);
  const labels = {
    title: t("walk_in.request_title"),
    category: t("walk_in.category"),
    stage: t("walk_in.stage"),
    kind: t("walk_in.kind"),
    delivery: t("walk_in.delivery"),
    dueOn: t("walk_in.due_on"),
    description: t("walk_in.description"),
  };
  const field = (name: keyof typeof labels) => ({
    name,
    label: labels[name],
    error: fields[name] ?? fields[`packages.0.${name}`],
    defaultValue: kept(name),
  });
  const choice = (of: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: c.any(`${of}.${value}`) }));
  return (
    <Form method="post" className="space-y-4">
      {answer ? (
        <FormErrors fields={fields} labels={{ ...labels, ...itemLabels }}>
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
            <Select {...field("category")} required options={choice("category", CATEGORIES)} />
            <Select {...field("stage")} required options={choice("stage", STAGES)} />
            <Select {...field("kind")} required options={choice("kind", KINDS)} />
            <Select {...field("delivery")} required options={choice("delivery", DELIVERIES)} />
            <DateInput {...field("dueOn")} />
          </div>
          <TextArea {...field("description")} maxLength={4000} />
          <Checkbox
            name="evidential"
            label={t("walk_in.evidential")}
            defaultChecked={kept("evidential") !== ""}
          />
        </div>
      </Card>
      <ItemRows fields={fields} kept={kept} />
      <Button name="intent" value="file" look="primary">
        {t("walk_in.submit")}
      </Button>
    </Form>
  );
}
