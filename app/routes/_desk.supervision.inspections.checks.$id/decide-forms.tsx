import { RECTIFY_DAYS } from "~/domain/inspections/inspection";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { TextArea } from "~/ui/text-area";
import { TextInput } from "~/ui/text-input";

interface DecideProps {
  version: number;
  fields: Record<string, string>;
  kept: Record<string, string | string[]>;
}

/** The office confirms what was put right, or returns it with a reason and a fresh clock. */
export function Decide({ version, fields, kept }: DecideProps) {
  const t = useTexts(inspections);
  const hidden = <input name="expectedVersion" type="hidden" value={version} />;
  return (
    <div className="mt-4 flex flex-wrap items-start gap-4 border-t border-line pt-4">
      <form method="post">
        {hidden}
        <Button look="primary" name="intent" value="confirm">
          {t("check.confirm")}
        </Button>
      </form>
      <Disclosure open={fields.note !== undefined} summary={t("check.return")}>
        <form className="space-y-4" method="post">
          {hidden}
          <TextArea
            defaultValue={String(kept.note ?? "")}
            error={fields.note}
            label={t("check.return_reason")}
            name="note"
            required
            rows={2}
          />
          <TextInput
            defaultValue={String(kept.dueDays ?? RECTIFY_DAYS)}
            error={fields.dueDays}
            id="returnDays"
            label={t("check.dueDays")}
            max={90}
            min={1}
            name="dueDays"
            required
            type="number"
          />
          <Button look="danger" name="intent" value="return">
            {t("check.return")}
          </Button>
        </form>
      </Disclosure>
    </div>
  );
}
