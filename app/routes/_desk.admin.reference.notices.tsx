import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isAdmin } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { publishNotice } from "~/domain/reference/publish-notice.server";
import { NOTICE_KINDS, noticeForm } from "~/domain/reference/reference";
import { publicTexts } from "~/locales/public";
import { reference } from "~/locales/reference";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { titled } from "~/ui/page-title";
import { bindFields } from "~/ui/reference/bind-fields";
import { Outcome } from "~/ui/reference/outcome";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { TextInput } from "~/ui/text-input";

export const meta = titled(reference, "tab.notices");
export const loader = read(only(isAdmin), async ({ url }) => ({ done: url.searchParams.has("done") }));

export const action = write(only(isAdmin), async ({ db, actor, form }) => {
  await publishNotice(db, actor, form.as(noticeForm));
  return redirect("/admin/reference/notices?done=1");
});

export default function PublishNotice() {
  const { done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(reference);
  const tp = useTexts(publicTexts);
  const refused = isRefused(answer) ? answer : null;
  const labels = {
    kind: t("notice.kind"),
    titleZh: t("notice.title_zh"),
    titleEn: t("notice.title_en"),
    bodyZh: t("notice.body_zh"),
    bodyEn: t("notice.body_en"),
  };
  const bind = bindFields(labels, refused);
  return (
    <>
      <Outcome
        done={done ? t("notice.published") : null}
        labels={labels}
        refused={refused?.refused ?? null}
      />
      <Card>
        <form className="space-y-4" method="post">
          <Select
            {...bind("kind")}
            required
            options={NOTICE_KINDS.map((value) => ({ value, label: tp(`notice.kind.${value}`) }))}
          />
          <TextInput {...bind("titleZh")} required />
          <TextInput {...bind("titleEn")} required />
          <TextArea {...bind("bodyZh")} required rows={5} />
          <TextArea {...bind("bodyEn")} required rows={5} />
          <Button look="primary">{t("notice.publish")}</Button>
        </form>
      </Card>
    </>
  );
}
