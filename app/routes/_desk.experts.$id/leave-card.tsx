import type { ExpertProfile } from "~/domain/experts/roster.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { bindFields } from "~/ui/reference/bind-fields";
import { DateInput, TextInput } from "~/ui/text-input";

interface LeaveCardProps {
  leaves: ExpertProfile["leaves"];
  may: boolean;
  refused: Refused | null;
}

/** Days off that are not over, and more of them. */
export function LeaveCard({ leaves, may, refused }: LeaveCardProps) {
  const t = useTexts(experts);
  return (
    <Card title={t("leave.title")}>
      {leaves.length === 0 ? <p className="text-muted">{t("leave.none")}</p> : null}
      <ul className="space-y-2">
        {leaves.map(({ id, startsOn, endsOn, reason }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-2">
            <span>
              <span className="tabular">{t("leave.span", { from: startsOn, to: endsOn })}</span>
              {reason ? <span className="block text-sm text-muted">{reason}</span> : null}
            </span>
            {may ? (
              <form method="post">
                <input type="hidden" name="leaveId" value={id} />
                <Button size="sm" name="intent" value="end" aria-label={t("leave.about", { from: startsOn })}>
                  {t("leave.end")}
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {may ? <LeaveForm refused={refused} /> : null}
    </Card>
  );
}

function LeaveForm({ refused }: { refused: Refused | null }) {
  const t = useTexts(experts);
  const labels = { startsOn: t("leave.from"), endsOn: t("leave.to"), reason: t("leave.reason") };
  const field = bindFields(labels, refused);
  return (
    <form method="post" className="mt-4 space-y-3 border-t border-line pt-4">
      {refused ? (
        <FormErrors fields={refused.refused.fields} labels={labels}>
          {refused.refused.message}
        </FormErrors>
      ) : null}
      <input type="hidden" name="intent" value="leave" />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <DateInput {...field("startsOn")} required />
        <DateInput {...field("endsOn")} required />
      </div>
      <TextInput {...field("reason")} maxLength={200} hint={t("leave.hint")} />
      <Button>{t("leave.add")}</Button>
    </form>
  );
}
