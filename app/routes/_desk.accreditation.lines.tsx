import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { managesScope } from "~/domain/accreditation/accreditation.policy";
import { capabilitiesOf } from "~/domain/accreditation/accreditation.queries.server";
import { capabilityForm } from "~/domain/accreditation/capability";
import { requestCapability, withdrawCapability } from "~/domain/accreditation/request-capability.server";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { sitesOf } from "~/domain/providers/provider.queries.server";
import { accreditation } from "~/locales/accreditation";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Answer } from "~/ui/accreditation/answer";
import { LineForm } from "~/ui/accreditation/line-form";
import { ProviderTabs } from "~/ui/accreditation/provider-tabs";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { LifecyclePill } from "~/ui/status-pill";

export const handle = { hydrate: false };

export const meta = titled(accreditation, "lines.title");
export const loader = read(only(isProvider), async ({ db, actor, url }) => {
  const [lines, sites] = await Promise.all([
    capabilitiesOf(db, actor.organisationId),
    sitesOf(db, actor.organisationId),
  ]);
  const open = sites
    .filter(({ closed_at }) => closed_at === null)
    .map(({ id, name }) => ({ value: id, label: name }));
  return { lines, sites: open, manages: managesScope(actor), done: url.searchParams.get("done") };
});

export const action = write(only(isProvider), async ({ db, files, actor, form }) => {
  if (form.intent === "withdraw") {
    await withdrawCapability(db, actor, mustExist(idSchema.safeParse(form.text("id")).data));
    return redirect("/accreditation/lines?done=withdrawn");
  }
  await requestCapability(db, files, actor, { ...form.as(capabilityForm), file: form.file("file") });
  return redirect("/accreditation/lines?done=line");
});

/** Services that need no accreditation, but a hub that has vetted them. */
export default function Lines() {
  const { lines, sites, manages, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const t = useTexts(accreditation);
  const tc = useTexts(common);
  return (
    <>
      <PageHeader title={t("title")} />
      <ProviderTabs current="lines" />
      <div className="space-y-4">
        <Answer done={done} refused={refused && !("description" in refused.kept) ? refused : null} />
        <p className="text-muted">{t("lines.text")}</p>
        <Card title={t("lines.title")} flush>
          <DataTable
            caption={t("lines.title")}
            phone="cards"
            rows={lines}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t("lines.empty")} />}
            columns={[
              {
                key: "cell",
                header: t("lines.category"),
                tight: true,
                cell: ({ category, kind }) => `${tc.any(`category.${category}`)} · ${tc.any(`kind.${kind}`)}`,
              },
              { key: "site", header: t("lines.site"), cell: ({ site }) => site },
              {
                key: "text",
                header: t("lines.description"),
                cell: ({ description, decision_note }) => (
                  <>
                    {description}
                    {decision_note ? (
                      <span className="block text-sm text-muted">{`${t("lines.note")}：${decision_note}`}</span>
                    ) : null}
                  </>
                ),
              },
              {
                key: "status",
                header: t("lines.status"),
                tight: true,
                cell: ({ status }) => <LifecyclePill of="capability" status={status} />,
              },
              {
                key: "withdraw",
                header: "",
                tight: true,
                cell: ({ id, status, description }) =>
                  manages && (status === "pending" || status === "vetted") ? (
                    <form method="post">
                      <input type="hidden" name="id" value={id} />
                      <Button
                        size="sm"
                        name="intent"
                        value="withdraw"
                        aria-label={`${t("lines.withdraw")} ${description}`}
                      >
                        {t("lines.withdraw")}
                      </Button>
                    </form>
                  ) : null,
              },
            ]}
          />
        </Card>
        {manages && sites.length > 0 ? (
          <LineForm sites={sites} refused={refused && "description" in refused.kept ? refused : null} />
        ) : null}
      </div>
    </>
  );
}
