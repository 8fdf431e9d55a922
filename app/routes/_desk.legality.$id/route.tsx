import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { signedIn } from "~/domain/authorize";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { verdicts } from "~/locales/verdicts";
import { read } from "~/platform/http.server";
import { Alert } from "~/ui/alert";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { TextLink } from "~/ui/text-link";
import { ItemVerdictCard } from "./item-verdict-card";
import { type LegalityPage, load } from "./load.server";
import { VerdictCard } from "./verdict-card";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) => {
  const record = args.data as LegalityPage | undefined;
  const words = [record?.body.provider.name, record?.request_number];
  return titleTag(args, verdicts, (t) => [t("page.title"), ...words].filter(Boolean).join(" "));
};

export const loader = read(signedIn, load);

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
