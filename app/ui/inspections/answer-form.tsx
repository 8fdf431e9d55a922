import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { Button } from "../button";
import { FileInput } from "../file-input";
import { FormErrors } from "../form-errors";
import { TextArea } from "../text-area";

interface AnswerFormProps {
  version: number;
  refused: {
    refused: { message: string; fields: Record<string, string> };
    kept: Record<string, string | string[]>;
  } | null;
}

/** The provider says what it has put right, with a proof if it likes. */
export function AnswerForm({ version, refused }: AnswerFormProps) {
  const t = useTexts(inspections);
  const fields = refused?.refused.fields ?? {};
  return (
    <form className="space-y-4" encType="multipart/form-data" method="post">
      {refused ? (
        <FormErrors
          fields={fields}
          labels={{ text: t("check.answer_text"), attachment: t("check.answer_file") }}
        >
          {refused.refused.message}
        </FormErrors>
      ) : null}
      <input name="expectedVersion" type="hidden" value={version} />
      <TextArea
        defaultValue={String(refused?.kept.text ?? "")}
        error={fields.text}
        hint={t("check.answer_hint")}
        label={t("check.answer_text")}
        maxLength={4000}
        name="text"
        required
        rows={5}
      />
      <FileInput
        error={fields.attachment}
        hint={t("check.answer_file_hint")}
        label={t("check.answer_file")}
        name="attachment"
      />
      <Button look="primary" name="intent" value="answer">
        {t("check.answer_submit")}
      </Button>
    </form>
  );
}
