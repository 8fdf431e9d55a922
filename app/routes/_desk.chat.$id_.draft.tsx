import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { authorize, signedIn } from "~/domain/authorize";
import { conversationPage } from "~/domain/chat/conversation-page.queries.server";
import { offerDraft } from "~/domain/chat/offer-draft.server";
import { suggestTemplates } from "~/domain/requests/draft-start.queries.server";
import { DELIVERIES } from "~/domain/requests/request";
import { chat } from "~/locales/chat";
import { common } from "~/locales/common";
import { useLocale, useTexts } from "~/locales/texts";
import { read, type Visit, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { DateInput, TextInput } from "~/ui/text-input";

export const handle = { hydrate: false };
export const meta = titled(chat, "draft.title");

/** The conversation of which one is the expert; 404 to strangers, 403 to the others in it. */
async function ownTalk({ db, actor, params }: Pick<Visit, "db" | "actor" | "params">) {
  const page = await conversationPage(db, actor, params.id ?? "");
  authorize(page.part === "expert", "experts_draft_only");
  return page;
}

export const loader = read(signedIn, async (visit) => {
  const page = await ownTalk(visit);
  const templates = await suggestTemplates(visit.db, "");
  return { id: page.id, enterprise: page.enterprise?.name ?? null, templates };
});

const word = (max: number) => z.string().max(max).default("");
const offering = z.object({
  template: z.string().max(60),
  title: word(120),
  description: word(4000),
  delivery: word(20),
  dueOn: word(10),
});

export const action = write(signedIn, async (submission) => {
  const { id } = await ownTalk(submission);
  const { template, ...body } = submission.form.as(offering);
  await offerDraft(submission.db, submission.actor, { c: id, template, body });
  return redirect(`/chat/${id}`);
});

/** The expert begins with a template; the enterprise confirms with one press, or changes it first. */
export default function DraftForClient() {
  const { id, enterprise, templates } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const t = useTexts(chat);
  const tc = useTexts(common);
  const zh = useLocale() === "zh-CN";
  const fields = refused?.refused.fields ?? {};
  const kept = (name: string) => String(refused?.kept[name] ?? "");
  return (
    <>
      <PageHeader
        title={t("draft.title")}
        breadcrumb={[
          { label: t("title"), href: "/chat" },
          { label: t("conversation"), href: `/chat/${id}` },
        ]}
        facts={[enterprise]}
      />
      <Card className="max-w-3xl">
        <form method="post" className="space-y-4">
          {refused ? <FormErrors fields={fields}>{refused.refused.message}</FormErrors> : null}
          <Select
            name="template"
            label={t("draft.template")}
            defaultValue={kept("template")}
            error={fields.template}
            options={templates.map(({ code, name_zh, name_en }) => ({
              value: code,
              label: zh ? name_zh : name_en,
            }))}
            required
          />
          <TextInput
            name="title"
            label={t("draft.name")}
            hint={t("draft.name_hint")}
            defaultValue={kept("title")}
            error={fields.title}
            maxLength={120}
          />
          <TextArea
            name="description"
            label={t("draft.description")}
            defaultValue={kept("description")}
            error={fields.description}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <Select
              name="delivery"
              label={t("draft.delivery")}
              defaultValue={kept("delivery")}
              error={fields.delivery}
              options={[
                { value: "", label: t("draft.as_template") },
                ...DELIVERIES.map((value) => ({ value, label: tc.any(`delivery.${value}`) })),
              ]}
            />
            <DateInput
              name="dueOn"
              label={t("draft.due_on")}
              defaultValue={kept("dueOn")}
              error={fields.dueOn}
            />
          </div>
          <p className="text-sm text-muted">{t("draft.note")}</p>
          <Button look="primary">{t("draft.submit")}</Button>
        </form>
      </Card>
    </>
  );
}
