import type { ConsultationPage } from "~/domain/experts/consultation.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { TextArea } from "~/ui/text-area";

/** The joint opinion: written by any member, signed by all, then fixed. */
export function OpinionCard({ data, refused }: { data: ConsultationPage; refused: Refused | null }) {
  const t = useTexts(experts);
  const { can, opinion, opinionHash } = data;
  return (
    <Card title={t("consultation.opinion")}>
      {can.write ? (
        <DraftForm data={data} refused={refused} />
      ) : (
        <p className="whitespace-pre-line">{opinion || t("consultation.no_opinion")}</p>
      )}
      {opinionHash ? (
        <p className="mt-4 border-t border-line pt-4 text-sm text-muted">
          {t("consultation.hash")}{" "}
          <code className="break-all text-xs" translate="no">
            {opinionHash}
          </code>
        </p>
      ) : null}
      {can.sign && opinionHash ? (
        <form method="post" className="mt-3">
          <input type="hidden" name="hash" value={opinionHash} />
          <p className="mb-2 text-sm text-muted">{t("consultation.sign_hint")}</p>
          <Button look="primary" name="intent" value="sign">
            {t("consultation.sign")}
          </Button>
        </form>
      ) : null}
    </Card>
  );
}

function DraftForm({ data, refused }: { data: ConsultationPage; refused: Refused | null }) {
  const t = useTexts(experts);
  const fields = refused?.refused.fields ?? {};
  const labels = { opinion: t("consultation.opinion") };
  return (
    <form method="post" className="space-y-3">
      {refused ? (
        <FormErrors fields={fields} labels={labels}>
          {refused.refused.message}
        </FormErrors>
      ) : null}
      <input type="hidden" name="intent" value="opinion" />
      <input type="hidden" name="expectedVersion" value={data.version} />
      <TextArea
        name="opinion"
        label={labels.opinion}
        hideLabel
        hint={t("consultation.opinion_hint")}
        required
        rows={8}
        maxLength={6000}
        defaultValue={String(refused?.kept.opinion ?? data.opinion)}
        error={fields.opinion}
      />
      <Button>{t("consultation.save")}</Button>
    </form>
  );
}
