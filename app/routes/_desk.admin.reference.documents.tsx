import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isAdmin } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { saveDocument } from "~/domain/reference/edit-document.server";
import { DOCUMENT_STATUSES, documentForm } from "~/domain/reference/reference";
import { common } from "~/locales/common";
import { reference } from "~/locales/reference";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { titled } from "~/ui/page-title";
import { bindFields } from "~/ui/reference/bind-fields";
import { Outcome } from "~/ui/reference/outcome";
import { Select } from "~/ui/select";
import { DateInput, TextInput } from "~/ui/text-input";

export const meta = titled(reference, "tab.documents");
export const loader = read(only(isAdmin), async ({ url }) => ({ done: url.searchParams.has("done") }));

export const action = write(only(isAdmin), async ({ db, actor, form }) => {
  await saveDocument(db, actor, form.as(documentForm));
  return redirect("/admin/reference/documents?done=1");
});

export default function Documents() {
  const { done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(reference);
  const tc = useTexts(common);
  const refused = isRefused(answer) ? answer : null;
  const labels = {
    number: t("document.number"),
    titleZh: t("document.title_zh"),
    titleEn: t("document.title_en"),
    status: t("document.status"),
    publishedOn: t("document.published"),
    implementedOn: t("document.implemented"),
    replaces: t("document.replaces"),
    source: t("source"),
  };
  const bind = bindFields(labels, refused);
  return (
    <>
      <Outcome done={done ? t("saved") : null} labels={labels} refused={refused?.refused ?? null} />
      <Card
        aside={
          <LinkButton href="/documents" size="sm">
            {t("document.find")}
          </LinkButton>
        }
        title={t("document.lead")}
      >
        <form className="grid gap-4 sm:grid-cols-2" method="post">
          <TextInput {...bind("number")} required />
          <Select
            {...bind("status")}
            options={DOCUMENT_STATUSES.map((value) => ({ value, label: tc.any(`status.document.${value}`) }))}
            required
          />
          <TextInput {...bind("titleZh")} required />
          <TextInput {...bind("titleEn")} />
          <DateInput {...bind("publishedOn")} />
          <DateInput {...bind("implementedOn")} />
          <TextInput {...bind("replaces")} />
          <TextInput {...bind("source")} required />
          <Button look="primary">{t("save")}</Button>
        </form>
      </Card>
    </>
  );
}
