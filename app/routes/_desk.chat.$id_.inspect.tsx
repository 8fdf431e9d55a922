import { redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { only } from "~/domain/authorize";
import { watchesArea } from "~/domain/chat/area-conversations.queries.server";
import { inspectConversation } from "~/domain/chat/inspect-conversation.server";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { TextArea } from "~/ui/text-area";

export const handle = { hydrate: false };
export const meta = titled(chat, "inspect.title");

const door = only(watchesArea);

export const loader = read(door, async () => null);

export const action = write(door, async ({ db, actor, form, params }) => {
  const c = params.id ?? "";
  await inspectConversation(db, actor, { c, reason: form.text("reason") });
  return redirect(`/chat/${c}`);
});

/** Before one reads what others say: why. */
export default function Inspect() {
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer.refused : null;
  const t = useTexts(chat);
  return (
    <>
      <PageHeader title={t("inspect.title")} breadcrumb={[{ label: t("title"), href: "/chat?area=1" }]} />
      <Card className="max-w-2xl">
        <form method="post" className="space-y-4">
          {refused ? (
            <FormErrors fields={refused.fields} labels={{ reason: t("inspect.reason") }}>
              {refused.message}
            </FormErrors>
          ) : null}
          <p className="text-muted">{t("inspect.note")}</p>
          <TextArea
            name="reason"
            label={t("inspect.reason")}
            error={refused?.fields?.reason}
            maxLength={500}
            required
          />
          <Button look="primary">{t("inspect.submit")}</Button>
        </form>
      </Card>
    </>
  );
}
