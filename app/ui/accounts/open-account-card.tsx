import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Button } from "../button";
import { Card } from "../card";
import { FormErrors } from "../form-errors";
import { RadioGroup } from "../radio-group";
import { Select } from "../select";
import type { FormState } from "./form-state";
import { PersonFields, usePersonLabels } from "./person-fields";

interface Props {
  state: FormState;
  kinds: readonly string[];
  hubs: readonly { value: string; label: string }[];
}

/** A superior opens an account for the head of a lower hub or regulator. */
export function OpenAccountCard({ state, kinds, hubs }: Props) {
  const t = useTexts(accounts);
  const tc = useTexts(common);
  const password = t("subordinates.first_password");
  const labels = { ...usePersonLabels(password), hubId: t("subordinates.hub"), kind: t("subordinates.kind") };
  return (
    <Card title={t("subordinates.open")}>
      <form method="post" className="space-y-4">
        {state.message ? (
          <FormErrors fields={state.errors} labels={labels}>
            {state.message}
          </FormErrors>
        ) : null}
        {kinds.length > 1 ? (
          <RadioGroup
            name="kind"
            label={labels.kind}
            inline
            required
            defaultValue={state.kept("kind") ?? kinds[0]}
            error={state.errors.kind}
            options={kinds.map((kind) => ({ value: kind, label: tc.any(`organisation.${kind}`) }))}
          />
        ) : (
          <input type="hidden" name="kind" value={kinds[0]} />
        )}
        <Select
          name="hubId"
          label={labels.hubId}
          required
          placeholder={tc("form.choose")}
          options={hubs}
          defaultValue={state.kept("hubId")}
          error={state.errors.hubId}
        />
        <PersonFields state={state} password={password} />
        <Button look="primary">{t("subordinates.open_submit")}</Button>
      </form>
    </Card>
  );
}
