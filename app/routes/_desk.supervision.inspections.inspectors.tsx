import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { inspectorForm } from "~/domain/inspections/inspector";
import { inspectorsOf, ownRegions } from "~/domain/inspections/inspector.queries.server";
import { addInspector, editInspector, removeInspector } from "~/domain/inspections/save-inspector.server";
import { inspections } from "~/locales/inspections";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { InspectorForm } from "~/ui/inspections/inspector-form";
import { RegisterTable } from "~/ui/inspections/register-table";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Tabs } from "~/ui/tabs";

export const handle = { hydrate: false };
export const meta = titled(inspections, "inspector.title");
const HERE = "/supervision/inspections/inspectors";

export const loader = read(only(isRegulator), async ({ db, actor, url }) => {
  const left = url.searchParams.get("show") === "left";
  const [page, regions] = await Promise.all([
    inspectorsOf(db, actor, { left, after: url.searchParams.get("after") ?? undefined }),
    ownRegions(db, actor),
  ]);
  const edited = page.rows.find(({ id }) => id === url.searchParams.get("edit")) ?? null;
  return { ...page, left, regions, edited, done: url.searchParams.get("done") };
});

export const action = write(only(isRegulator), async ({ db, actor, form }) => {
  if (form.intent === "add") {
    await addInspector(db, actor, form.as(inspectorForm));
    return redirect(`${HERE}?done=added`);
  }
  const id = mustExist(idSchema.safeParse(form.text("id")).data);
  if (form.intent === "remove") {
    await removeInspector(db, actor, id, Number(form.text("expectedVersion")) || undefined);
    return redirect(`${HERE}?done=left`);
  }
  await editInspector(db, actor, id, form.as(inspectorForm));
  return redirect(`${HERE}?done=saved`);
});

/** Who may be sent: the office's own inspectors, with everything that bars them. */
export default function Inspectors() {
  const { rows, next, left, regions, edited, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(inspections);
  const refused = isRefused(answer) ? answer.refused : null;
  const said = (["saved", "added", "left"] as const).find((each) => each === done);
  return (
    <>
      <PageHeader
        breadcrumb={[
          { label: t("title"), href: "/supervision/inspections" },
          { label: t("inspector.title") },
        ]}
        facts={[t("inspector.lead")]}
        title={t("inspector.title")}
      />
      {said && !refused ? <Alert tone="done">{t(`done.${said}`)}</Alert> : null}
      <Tabs
        items={[
          { href: HERE, label: t("inspector.active"), current: !left },
          { href: `${HERE}?show=left`, label: t("inspector.left"), current: left },
        ]}
        label={t("inspector.title")}
      />
      <div className="space-y-4">
        <Card flush>
          <RegisterTable left={left} rows={rows} />
        </Card>
        <Pagination
          nextHref={
            next ? `${HERE}?${new URLSearchParams({ show: left ? "left" : "active", after: next })}` : null
          }
        />
        {left ? null : (
          <Card
            key={edited?.id}
            title={edited ? t("inspector.editing", { name: edited.name }) : t("inspector.add")}
          >
            <InspectorForm
              edited={edited}
              kept={isRefused(answer) ? answer.kept : null}
              refused={refused}
              regions={regions}
            />
          </Card>
        )}
      </div>
    </>
  );
}
