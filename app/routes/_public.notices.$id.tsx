import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { findNotice } from "~/domain/notices/notice.queries.server";
import { publicTexts } from "~/locales/public";
import { useLocale, useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { Card } from "~/ui/card";
import { formatDay } from "~/ui/format";
import { PageHeader } from "~/ui/page-header";
import { nameTag } from "~/ui/page-title";
import { StatusPill } from "~/ui/status-pill";

export const handle = { hydrate: false };
export const meta: MetaFunction<typeof loader> = (args) =>
  nameTag(args, (locale) => (locale === "en" ? args.data?.notice.title_en : args.data?.notice.title_zh));

export const loader = read(anybody, async ({ db, params }: Visit<Actor | null>) => ({
  notice: await findNotice(db, params.id ?? ""),
}));

export default function Notice() {
  const { notice } = useLoaderData<typeof loader>();
  const t = useTexts(publicTexts);
  const chinese = useLocale() === "zh-CN";
  const publisher = chinese ? notice.hub_zh : notice.hub_en;
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: t("notice.title"), href: "/notices" }]}
        facts={[formatDay(notice.published_at), ...(publisher ? [publisher] : [])]}
        pill={<StatusPill tone="neutral">{t.any(`notice.kind.${notice.kind}`)}</StatusPill>}
        title={chinese ? notice.title_zh : notice.title_en}
      />
      <Card>
        <p className="max-w-3xl whitespace-pre-line text-lg">{chinese ? notice.body_zh : notice.body_en}</p>
      </Card>
    </>
  );
}
