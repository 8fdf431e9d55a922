import { integrations } from "~/locales/integrations";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { KindChoice, type KindGroup } from "~/ui/integrations/kind-choice";
import { useIntegrationForm } from "~/ui/integrations/use-integration-form";

interface Props {
  groups: readonly KindGroup[];
  kinds: readonly string[];
  refused: Parameters<typeof useIntegrationForm>[0];
}

/** What this receiver is told, to be chosen anew. */
export function KindsCard({ groups, kinds, refused }: Props) {
  const t = useTexts(integrations);
  const { message, errors, labels, chosen } = useIntegrationForm(refused);
  return (
    <Card>
      <form method="post" className="space-y-4">
        {message ? (
          <FormErrors fields={errors} labels={labels}>
            {message}
          </FormErrors>
        ) : null}
        <input type="hidden" name="intent" value="kinds" />
        <KindChoice groups={groups} chosen={chosen ?? kinds} error={errors.kinds} />
        <Button>{t("kinds_save")}</Button>
      </form>
    </Card>
  );
}
