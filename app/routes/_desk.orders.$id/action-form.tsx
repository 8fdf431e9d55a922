import { Form } from "@remix-run/react";
import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { FormErrors } from "~/ui/form-errors";
import type { Ability } from "./abilities.server";
import { ActionFields, FIELDS } from "./action-fields";
import type { ActionProps } from "./action-props";

const GRAVE: readonly Ability[] = ["cancel", "cancel_confirm", "revoke", "dispute"];
const WITH_FILES: readonly Ability[] = ["receive_sample", "issue", "amend", "slip", "dispute"];

/** The form of one action, with what was typed and what was wrong with it when it was just refused. */
export function ActionForm(props: ActionProps) {
  const { ability, order, refused, deliverables } = props;
  const t = useTexts(orders);
  const mine = refused?.kept.intent === ability ? refused : null;
  const fields = Object.fromEntries(
    Object.entries(mine?.refused.fields ?? {}).map(([name, code]) => [`${ability}-${name}`, code]),
  );
  const labels = Object.fromEntries(
    FIELDS[ability].map((field) => [`${ability}-${field.name}`, t(field.label)]),
  );
  return (
    <Form
      method="post"
      {...(WITH_FILES.includes(ability) ? { encType: "multipart/form-data" as const } : {})}
      className="space-y-4"
    >
      {mine ? (
        <FormErrors fields={fields} labels={labels}>
          {mine.refused.message}
        </FormErrors>
      ) : null}
      {ability === "issue" ? <p className="text-muted">{t("do.issue_lead")}</p> : null}
      <input type="hidden" name="version" value={order.version} />
      <input type="hidden" name="deliverableId" value={deliverables[0]?.id ?? ""} />
      <ActionFields {...props} refused={mine} />
      <Button look={GRAVE.includes(ability) ? "danger" : "primary"} name="intent" value={ability}>
        {t(ability === "keep" ? "do.submit" : `do.${ability}`)}
      </Button>
    </Form>
  );
}
