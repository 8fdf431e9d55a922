import { integrations } from "~/locales/integrations";
import { useTexts } from "~/locales/texts";
import { Alert } from "../alert";
import { Card } from "../card";

/** The secret a receiver checks signatures with, shown this once. */
export function SecretCard({ secret }: { secret: string }) {
  const t = useTexts(integrations);
  return (
    <Card title={t("secret_title")} accent>
      <Alert tone="warning" live>
        {t("secret_once")}
      </Alert>
      <p className="mt-3 break-all font-mono text-lg font-semibold">{secret}</p>
    </Card>
  );
}
