import type { CannedReply } from "~/domain/experts/canned-reply.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { FormErrors } from "~/ui/form-errors";
import { TextArea } from "~/ui/text-area";
import { TextInput } from "~/ui/text-input";

interface ReplyFormProps {
  edited: CannedReply | null;
  /** Whether he may keep replies for everybody. */
  head: boolean;
  refused: Refused | null;
}

/** A new reply, or another wording of one. */
export function ReplyForm({ edited, head, refused }: ReplyFormProps) {
  const t = useTexts(experts);
  const fields = refused?.refused.fields ?? {};
  const labels = { title: t("canned.name"), body: t("canned.body") };
  const kept = (name: "title" | "body") => String(refused?.kept[name] ?? edited?.[name] ?? "");
  return (
    <Card title={t(edited ? "canned.edit" : "canned.add")}>
      <form method="post" action="/canned-replies" className="space-y-4">
        {refused ? (
          <FormErrors fields={fields} labels={labels}>
            {refused.refused.message}
          </FormErrors>
        ) : null}
        {edited ? <input type="hidden" name="id" value={edited.id} /> : null}
        <TextInput
          name="title"
          label={labels.title}
          required
          maxLength={60}
          defaultValue={kept("title")}
          error={fields.title}
        />
        <TextArea
          name="body"
          label={labels.body}
          required
          rows={5}
          maxLength={2000}
          defaultValue={kept("body")}
          error={fields.body}
        />
        {head ? (
          <Checkbox name="shared" label={t("canned.shared")} defaultChecked={edited?.shared ?? false} />
        ) : null}
        <Button look="primary" name="intent" value="save">
          {t("canned.save")}
        </Button>
      </form>
    </Card>
  );
}
