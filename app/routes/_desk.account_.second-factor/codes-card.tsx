import { security } from "~/locales/security";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";

/** The recovery codes, shown this once. */
export function CodesCard({ codes }: { codes: readonly string[] }) {
  const t = useTexts(security);
  return (
    <Card title={t("codes.title")} accent>
      <div className="space-y-3">
        <Alert tone="warning" live>
          {t("codes.once")}
        </Alert>
        <ul className="grid gap-x-8 gap-y-1.5 sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code} className="font-mono text-lg">
              {code}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
