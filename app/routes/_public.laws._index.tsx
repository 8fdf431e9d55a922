import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { listLaws } from "~/domain/assistant/law.queries.server";
import { anybody } from "~/domain/authorize";
import { assistant } from "~/locales/assistant";
import { useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };
export const meta = titled(assistant, "laws.title");

export const loader = read(anybody, ({ db }: Visit<Actor | null>) => listLaws(db));

/** The laws that the assistant quotes, each to be read whole. */
export default function Laws() {
  const laws = useLoaderData<typeof loader>();
  const t = useTexts(assistant);
  const day = laws[0]?.snapshot_on;
  return (
    <>
      <PageHeader
        title={t("laws.title")}
        breadcrumb={[{ label: t("title"), href: "/assistant" }, { label: t("laws.title") }]}
        facts={[t("laws.lead")]}
      />
      <div className="space-y-4">
        {day ? <Alert tone="warning">{t("laws.snapshot", { day })}</Alert> : null}
        <Card flush>
          <DataTable
            caption={t("laws.title")}
            phone="cards"
            rows={laws}
            rowKey={(law) => law.id}
            columns={[
              {
                key: "name",
                header: t("laws.name"),
                cell: (law) => <TextLink href={`/laws/${law.id}`}>{law.title}</TextLink>,
              },
              { key: "kind", header: t("laws.kind"), tight: true, cell: (law) => law.kind },
              { key: "body", header: t("laws.body"), cell: (law) => law.issuing_body },
              { key: "version", header: t("laws.version"), tight: true, cell: (law) => law.version_date },
            ]}
          />
        </Card>
      </div>
    </>
  );
}
