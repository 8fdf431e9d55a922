import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { managesScope } from "~/domain/accreditation/accreditation.policy";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { regionChoices } from "~/domain/organisations/region-choice.queries.server";
import { addSite } from "~/domain/providers/add-site.server";
import { closeSite } from "~/domain/providers/close-site.server";
import { sitesOf } from "~/domain/providers/provider.queries.server";
import { siteForm } from "~/domain/providers/site";
import { accreditation } from "~/locales/accreditation";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Answer } from "~/ui/accreditation/answer";
import { ProviderTabs } from "~/ui/accreditation/provider-tabs";
import { SiteForm } from "~/ui/accreditation/site-form";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { StatusPill } from "~/ui/status-pill";

export const handle = { hydrate: false };

export const meta = titled(accreditation, "sites.title");
export const loader = read(only(isProvider), async ({ db, actor, url }) => {
  const [sites, regions] = await Promise.all([sitesOf(db, actor.organisationId), regionChoices(db)]);
  return { sites, regions, manages: managesScope(actor), done: url.searchParams.get("done") };
});

export const action = write(only(isProvider), async ({ db, actor, form }) => {
  if (form.intent === "close") {
    await closeSite(db, actor, mustExist(idSchema.safeParse(form.text("siteId")).data));
    return redirect("/accreditation/sites?done=closed");
  }
  await addSite(db, actor, form.as(siteForm));
  return redirect("/accreditation/sites?done=site");
});

/** Where a provider performs. */
export default function Sites() {
  const { sites, regions, manages, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const t = useTexts(accreditation);
  return (
    <>
      <PageHeader title={t("title")} />
      <ProviderTabs current="sites" />
      <div className="space-y-4">
        <Answer done={done} refused={refused && !("name" in refused.kept) ? refused : null} />
        <Card title={t("sites.title")} flush>
          <DataTable
            caption={t("sites.title")}
            phone="cards"
            rows={sites}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t("sites.empty")} text={t("sites.empty_text")} />}
            columns={[
              { key: "name", header: t("sites.name"), cell: ({ name }) => name },
              {
                key: "region",
                header: t("sites.region"),
                cell: ({ region, address }) => `${region} · ${address}`,
              },
              {
                key: "at",
                header: `${t("sites.lon")} / ${t("sites.lat")}`,
                tight: true,
                cell: ({ lon, lat }) => `${lon}, ${lat}`,
              },
              {
                key: "state",
                header: t("sites.state"),
                tight: true,
                cell: ({ closed_at }) => (
                  <StatusPill tone={closed_at ? "neutral" : "green"}>
                    {closed_at ? t("sites.closed") : t("sites.open")}
                  </StatusPill>
                ),
              },
              {
                key: "close",
                header: "",
                tight: true,
                cell: ({ id, name, closed_at }) =>
                  manages && !closed_at ? (
                    <form method="post">
                      <input type="hidden" name="siteId" value={id} />
                      <Button
                        size="sm"
                        name="intent"
                        value="close"
                        aria-label={`${t("sites.close")} ${name}`}
                      >
                        {t("sites.close")}
                      </Button>
                    </form>
                  ) : null,
              },
            ]}
          />
        </Card>
        <p className="text-sm text-muted">{t("sites.close_text")}</p>
        {manages ? (
          <SiteForm regions={regions} refused={refused && "name" in refused.kept ? refused : null} />
        ) : null}
      </div>
    </>
  );
}
