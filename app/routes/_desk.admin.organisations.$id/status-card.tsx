import { accounts } from "~/locales/accounts";
import { useTexts } from "~/locales/texts";
import type { FormState } from "~/ui/accounts/form-state";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextArea } from "~/ui/text-area";

/** Shuts the organisation's accounts with a reason, or opens them again. */
export function StatusCard({ status, state }: { status: string; state: FormState }) {
  const t = useTexts(accounts);
  const active = status === "active";
  return (
    <Card title={active ? t("admin.suspend") : t("admin.reactivate")}>
      <form method="post" className="space-y-3">
        <p className="text-sm text-muted">{active ? t("admin.suspend_text") : t("admin.reactivate_text")}</p>
        {active ? (
          <TextArea
            name="reason"
            label={t("admin.reason")}
            required
            rows={3}
            defaultValue={state.kept("reason")}
            error={state.errors.reason}
          />
        ) : null}
        <Button name="intent" value={active ? "suspend" : "reactivate"} look={active ? "danger" : "primary"}>
          {active ? t("admin.suspend") : t("admin.reactivate")}
        </Button>
      </form>
    </Card>
  );
}
