import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { useFormState } from "~/ui/accreditation/answer";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { TextArea } from "~/ui/text-area";
import { TextLink } from "~/ui/text-link";

interface Props {
  row: { accreditation_id: string; approved_at: Date | null; version: number };
  holds: { unclear: number; new_documents: number } | null;
  refused: Refused | null;
}

/** The hub's decision on an annex, with what it should know before. */
export function Decide({ row, holds, refused }: Props) {
  const t = useTexts(accreditation);
  const { errors, kept } = useFormState(refused);
  return (
    <Card>
      <form method="post" className="space-y-3">
        {row.approved_at === null ? (
          <Alert tone="warning">
            <TextLink href={`/accreditation/${row.accreditation_id}`}>
              {t("reviews.certificate_first")}
            </TextLink>
          </Alert>
        ) : null}
        {holds && holds.unclear > 0 ? <p>{t("imports.holds", { n: holds.unclear })}</p> : null}
        {holds && holds.new_documents > 0 ? (
          <p>{t("imports.new_documents", { n: holds.new_documents })}</p>
        ) : null}
        <TextArea
          name="note"
          label={t("reviews.note")}
          hint={t("reviews.note_hint")}
          rows={2}
          maxLength={500}
          error={errors.note}
          defaultValue={kept("note")}
        />
        <input type="hidden" name="version" value={row.version} />
        <div className="flex flex-wrap gap-2">
          <Button look="primary" name="intent" value="approve">
            {t("reviews.approve_import")}
          </Button>
          <Button look="danger" name="intent" value="reject">
            {t("reviews.reject")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
