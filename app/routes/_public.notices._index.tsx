import { useLoaderData } from "@remix-run/react";
import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { listNotices } from "~/domain/notices/notice.queries.server";
import { NOTICE_KINDS } from "~/domain/reference/reference";
import { common } from "~/locales/common";
import { publicTexts } from "~/locales/public";
import { useLocale, useTexts } from "~/locales/texts";
import { read, type Visit } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Day } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { Tabs } from "~/ui/tabs";
import { TextLink } from "~/ui/text-link";

export const handle = { hydrate: false };
export const meta = titled(publicTexts, "notice.title");
const PAGE = 20;

export const loader = read(anybody, async ({ db, url }: Visit<Actor | null>) => {
  const kind = NOTICE_KINDS.find((known) => known === url.searchParams.get("kind"));
  const before = new Date(url.searchParams.get("before") ?? "");
  const found = await listNotices(db, {
    kind,
    before: Number.isNaN(before.getTime()) ? undefined : before,
    limit: PAGE + 1,
  });
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  return {
    kind: kind ?? null,
    rows,
    next: found.length > PAGE && last ? last.published_at.toISOString() : null,
  };
});

export default function Notices() {
  const { kind, rows, next } = useLoaderData<typeof loader>();
  const t = useTexts(publicTexts);
  const tc = useTexts(common);
  const chinese = useLocale() === "zh-CN";
  const here = kind ? `kind=${kind}&` : "";
  return (
    <>
      <PageHeader
        facts={[t("notice.lead")]}
        title={t("notice.title")}
        actions={
          <>
            <LinkButton href="/inspections">{t("notice.inspections")}</LinkButton>
            <LinkButton href="/credit/blacklist">{tc("nav.blacklist")}</LinkButton>
          </>
        }
      />
      <Tabs
        items={[
          { href: "/notices", label: t("notice.all"), current: kind === null },
          ...NOTICE_KINDS.map((each) => ({
            href: `/notices?kind=${each}`,
            label: t(`notice.kind.${each}`),
            current: kind === each,
          })),
        ]}
        label={t("notice.title")}
      />
      <Card flush>
        <DataTable
          caption={t("notice.title")}
          columns={[
            {
              key: "title",
              header: t("notice.title"),
              cell: (row) => (
                <TextLink href={`/notices/${row.id}`}>{chinese ? row.title_zh : row.title_en}</TextLink>
              ),
            },
            {
              key: "hub",
              header: t("notice.publisher"),
              cell: (row) => (chinese ? row.hub_zh : row.hub_en) ?? "",
            },
            {
              key: "at",
              header: t("notice.published"),
              tight: true,
              cell: (row) => <Day on={row.published_at} />,
            },
          ]}
          empty={<EmptyState title={t("notice.none")} />}
          phone="cards"
          rowKey={(row) => row.id}
          rows={rows}
        />
      </Card>
      <Pagination nextHref={next ? `/notices?${here}before=${encodeURIComponent(next)}` : null} />
    </>
  );
}
