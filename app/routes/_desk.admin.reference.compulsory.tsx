import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { isAdmin } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { idSchema } from "~/domain/ids";
import { addCompulsory, removeCompulsory } from "~/domain/reference/edit-compulsory.server";
import { compulsoryForm } from "~/domain/reference/reference";
import { compulsoryLines, instrumentClasses } from "~/domain/reference/reference.queries.server";
import { reference } from "~/locales/reference";
import { useLocale, useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { titled } from "~/ui/page-title";
import { bindFields } from "~/ui/reference/bind-fields";
import { Outcome } from "~/ui/reference/outcome";
import { Select } from "~/ui/select";
import { TextInput } from "~/ui/text-input";

export const meta = titled(reference, "tab.compulsory");
export const loader = read(only(isAdmin), async ({ db, url }) => {
  const [lines, classes] = await Promise.all([compulsoryLines(db), instrumentClasses(db)]);
  return { lines, classes, done: url.searchParams.get("done") };
});

export const action = write(only(isAdmin), async ({ db, actor, form }) => {
  if (form.intent === "remove") {
    await removeCompulsory(db, actor, form.as(z.object({ id: idSchema })).id);
    return redirect("/admin/reference/compulsory?done=removed");
  }
  await addCompulsory(db, actor, form.as(compulsoryForm));
  return redirect("/admin/reference/compulsory?done=saved");
});

export default function Compulsory() {
  const { lines, classes, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(reference);
  const chinese = useLocale() === "zh-CN";
  const refused = isRefused(answer) ? answer : null;
  const labels = {
    objectClassId: t("compulsory.class"),
    useZh: t("compulsory.use_zh"),
    useEn: t("compulsory.use_en"),
    source: t("source"),
  };
  const bind = bindFields(labels, refused);
  return (
    <>
      <Outcome
        done={done === "saved" || done === "removed" ? t(done) : null}
        labels={labels}
        refused={refused?.refused ?? null}
      />
      <Card title={t("add")}>
        <p className="mb-4 text-muted">{t("compulsory.lead")}</p>
        <form className="grid gap-4 sm:grid-cols-2" method="post">
          <Select
            {...bind("objectClassId")}
            required
            options={classes.map((each) => ({
              value: each.id,
              label: `${"　".repeat(each.path.split("/").length - 2)}${chinese ? each.name_zh : each.name_en}`,
            }))}
            placeholder="—"
          />
          <TextInput {...bind("source")} required />
          <TextInput {...bind("useZh")} required />
          <TextInput {...bind("useEn")} required />
          <Button look="primary">{t("add")}</Button>
        </form>
      </Card>
      <Card flush>
        <DataTable
          caption={t("tab.compulsory")}
          columns={[
            {
              key: "class",
              header: labels.objectClassId,
              cell: (row) => (chinese ? row.name_zh : row.name_en),
            },
            { key: "use", header: t("compulsory.use"), cell: (row) => (chinese ? row.use_zh : row.use_en) },
            { key: "source", header: labels.source, cell: (row) => row.source },
            {
              key: "remove",
              header: "",
              align: "end",
              cell: (row) => (
                <form method="post">
                  <input name="id" type="hidden" value={row.id} />
                  <Button look="quiet" name="intent" size="sm" value="remove">
                    {t("remove")}
                    <span className="visually-hidden"> {row.name_zh}</span>
                  </Button>
                </form>
              ),
            },
          ]}
          phone="cards"
          rowKey={(row) => row.id}
          rows={lines}
        />
      </Card>
    </>
  );
}
