import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { useFormState } from "~/ui/accreditation/answer";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { DateInput } from "~/ui/text-input";

interface Suspension {
  id: string;
  parameter: string;
  norm: string;
  reason: string;
  starts_on: string;
  ends_on: string | null;
}
interface Props {
  suspensions: readonly Suspension[];
  scope: { rows: readonly { parameter_id: string; parameter: string; norm: string }[] };
  today: string;
  manages: boolean;
  decides: boolean;
  refused: Refused | null;
}

/** Parameters stopped after a failed proficiency test; the rows on the page are the choice for another one. */
export function Suspensions({ suspensions, scope, today, manages, decides, refused }: Props) {
  const t = useTexts(accreditation);
  const running = ({ ends_on }: Suspension) => ends_on === null || ends_on >= today;
  return (
    <Card title={t("suspension.title")}>
      {suspensions.length === 0 ? <p className="text-muted">{t("suspension.empty")}</p> : null}
      <ul className="space-y-3">
        {suspensions.map((one) => (
          <li key={one.id} className="space-y-1">
            <p className="font-semibold">
              {one.parameter} · {one.norm}
            </p>
            <p className="text-sm text-muted">
              {one.reason} · {one.starts_on} – {one.ends_on ?? t("suspension.until_further")}
            </p>
            {decides && running(one) ? (
              <form method="post">
                <input type="hidden" name="suspensionId" value={one.id} />
                <Button
                  size="sm"
                  name="intent"
                  value="parameter_end"
                  aria-label={`${t("suspension.end")} ${one.parameter}`}
                >
                  {t("suspension.end")}
                </Button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {(manages || decides) && scope.rows.length > 0 ? (
        <NewSuspension scope={scope} refused={refused} />
      ) : null}
    </Card>
  );
}

function NewSuspension({ scope, refused }: Pick<Props, "scope" | "refused">) {
  const t = useTexts(accreditation);
  const mine = refused && "startsOn" in refused.kept ? refused : null;
  const { errors, kept } = useFormState(mine);
  const choices = new Map(scope.rows.map((row) => [row.parameter_id, `${row.parameter}（${row.norm}）`]));
  return (
    <Disclosure summary={t("suspension.add")} open={mine !== null} className="mt-3">
      <form method="post" className="space-y-3">
        <Select
          name="parameterId"
          label={t("suspension.parameter")}
          required
          error={errors.parameterId}
          defaultValue={kept("parameterId")}
          options={[...choices].map(([value, label]) => ({ value, label }))}
        />
        <TextArea
          name="reason"
          label={t("suspension.reason")}
          hint={t("suspension.reason_hint")}
          rows={2}
          required
          error={errors.reason}
          defaultValue={kept("reason")}
        />
        <DateInput
          name="startsOn"
          label={t("suspension.from")}
          required
          error={errors.startsOn}
          defaultValue={kept("startsOn")}
        />
        <DateInput
          name="endsOn"
          label={t("suspension.to")}
          error={errors.endsOn}
          defaultValue={kept("endsOn")}
        />
        <Button name="intent" value="parameter">
          {t("suspension.add")}
        </Button>
      </form>
    </Disclosure>
  );
}
