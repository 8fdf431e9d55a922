import { FORMATS } from "~/domain/webhooks/webhook";
import { integrations } from "~/locales/integrations";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { KindChoice, type KindGroup } from "~/ui/integrations/kind-choice";
import { useIntegrationForm } from "~/ui/integrations/use-integration-form";
import { RadioGroup } from "~/ui/radio-group";
import { TextInput } from "~/ui/text-input";

interface Props {
  groups: readonly KindGroup[];
  refused: Parameters<typeof useIntegrationForm>[0];
}

/** A new receiver: where, in which form, and what of. Everything is ticked to begin with. */
export function AddCard({ groups, refused }: Props) {
  const t = useTexts(integrations);
  const { message, errors, labels, kept, chosen } = useIntegrationForm(refused);
  return (
    <Card title={t("add")}>
      <form method="post" className="space-y-4">
        {message ? (
          <FormErrors fields={errors} labels={labels}>
            {message}
          </FormErrors>
        ) : null}
        <TextInput
          name="url"
          type="url"
          label={labels.url}
          hint={t("url_hint")}
          required
          autoComplete="off"
          defaultValue={kept("url")}
          error={errors.url}
        />
        <RadioGroup
          name="format"
          label={labels.format}
          required
          defaultValue={kept("format") ?? "standard"}
          error={errors.format}
          options={FORMATS.map((format) => ({
            value: format,
            label: t(`formats.${format}`),
            hint: t(`format_hints.${format}`),
          }))}
        />
        <KindChoice
          groups={groups}
          chosen={chosen ?? groups.flatMap(({ kinds }) => kinds.map(({ kind }) => kind))}
          error={errors.kinds}
        />
        <Button look="primary">{t("add_submit")}</Button>
      </form>
    </Card>
  );
}
