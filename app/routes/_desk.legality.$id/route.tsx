import { useLoaderData } from "@remix-run/react";
import { authorizeSight, signedIn } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { legalityPolicy } from "~/domain/matching/legality.policy";
import { findLegality } from "~/domain/matching/legality.queries.server";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { verdicts } from "~/locales/verdicts";
import { read } from "~/platform/http.server";
import { Alert } from "~/ui/alert";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { TextLink } from "~/ui/text-link";
import { ItemVerdictCard } from "./item-verdict-card";
import { VerdictCard } from "./verdict-card";

export const handle = { hydrate: false };
export const meta = titled(verdicts, "page.title");

export const loader = read(signedIn, async ({ db, actor, params }) => {
  const id = idSchema.safeParse(params.id);
  const record = mustExist(id.success ? await findLegality(db, id.data) : null);
  authorizeSight(legalityPolicy.see(actor, record));
  const { hub_ordinal, origin_ordinal, enterprise_id, provider_id, ...shown } = record;
  return { ...shown, at: record.at.toISOString() };
});

export type LegalityPage = Awaited<ReturnType<typeof loader>>;

export default function Legality() {
  const record = useLoaderData<typeof loader>() as LegalityPage;
  const t = useTexts(verdicts);
  const tc = useTexts(common);
  return (
    <>
      <PageHeader
        title={t("page.title")}
        breadcrumb={[{ label: tc("nav.desk"), href: "/desk" }, { label: t("page.title") }]}
        facts={[record.body.provider.name, t.any(`moment.${record.moment}`), record.request_number]}
        actions={<TextLink href={`/requests/${record.request_id}`}>{record.title}</TextLink>}
      />
      <div className="space-y-4">
        <VerdictCard record={record} />
        {record.body.items.map((item) => (
          <ItemVerdictCard key={item.position} item={item} basis={record.body.basis} at={record.at} />
        ))}
        <Alert tone="info">{t("page.note")}</Alert>
      </div>
    </>
  );
}
