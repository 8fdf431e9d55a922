import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { common } from "~/locales/common";
import { documents } from "~/locales/documents";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Columns } from "~/ui/columns";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { LifecyclePill } from "~/ui/status-pill";
import { DocumentFacts } from "./document-facts";
import { Holders } from "./holders";
import { load } from "./load.server";
import { Parameters } from "./parameters";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, documents, () => args.data?.document.number ?? "");

export const loader = read<Actor | null, Awaited<ReturnType<typeof load>>>(anybody, ({ db, params }) =>
  load(db, params.id),
);

export default function DocumentRoute() {
  const { document, parameters, holders } = useLoaderData<typeof loader>();
  const t = useTexts(documents);
  const tc = useTexts(common);
  const newer = document.replacedBy[0];
  return (
    <>
      <PageHeader
        title={document.number}
        pill={<LifecyclePill of="document" status={document.status} />}
        breadcrumb={[
          { label: tc("nav.home"), href: "/" },
          { label: t("title"), href: "/documents" },
          { label: document.number },
        ]}
        facts={[document.titleZh, document.titleEn]}
        actions={
          <LinkButton look="primary" href={`/requests/new?document=${newer?.id ?? document.id}`}>
            {t("order")}
          </LinkButton>
        }
      />
      <div className="space-y-4">
        {document.status === "superseded" ? <Alert tone="warning">{t("superseded_note")}</Alert> : null}
        {document.status === "unknown" ? <Alert tone="info">{t("unknown_note")}</Alert> : null}
        <Columns side={<Holders holders={holders} number={document.number} />}>
          <div className="space-y-4">
            <DocumentFacts document={document} />
            <Parameters parameters={parameters} number={document.number} />
          </div>
        </Columns>
      </div>
    </>
  );
}
