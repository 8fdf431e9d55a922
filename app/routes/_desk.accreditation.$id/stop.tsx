import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { useFormState } from "~/ui/accreditation/answer";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextArea } from "~/ui/text-area";

/** A hub's head or a regulator takes the certificate out of force, or back into it. */
export function Stop({ status, refused }: { status: string; refused: Refused | null }) {
  const t = useTexts(accreditation);
  const mine = refused && "reason" in refused.kept && !("parameterId" in refused.kept) ? refused : null;
  const { errors, kept } = useFormState(mine);
  if (status === "withdrawn") return null;
  return (
    <Card title={t("stop.title")}>
      <form method="post" className="space-y-3">
        <p className="text-sm text-muted">{t("stop.text")}</p>
        <TextArea
          name="reason"
          id="stop-reason"
          label={t("stop.reason")}
          rows={2}
          maxLength={500}
          required
          error={errors.reason}
          defaultValue={kept("reason")}
        />
        <div className="flex flex-wrap gap-2">
          <Button name="intent" value={status === "active" ? "suspend" : "lift"}>
            {status === "active" ? t("stop.suspend") : t("stop.lift")}
          </Button>
          <Button name="intent" value="withdraw" look="danger">
            {t("stop.withdraw")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
