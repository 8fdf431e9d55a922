import { common } from "~/locales/common";
import { requests } from "~/locales/requests";
import { useLocale, useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { type Column, DataTable } from "~/ui/data-table";
import { LifecyclePill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";
import type { PageData } from "./load-page.server";

type Pack = PageData["packages"][number];
type Item = Pack["items"][number];

/** One package: its lines with documents and their state, and the order it became. */
export function PackageCard({ pack, data }: { pack: Pack; data: PageData }) {
  const t = useTexts(requests);
  const tc = useTexts(common);
  const zh = useLocale() === "zh-CN";
  const several = data.packages.length > 1;
  const service = zh ? pack.catalogue_name_zh : pack.catalogue_name_en;
  const words = [service, tc.any(`category.${pack.category}`), tc.any(`kind.${pack.kind}`)]
    .filter(Boolean)
    .join(" · ");
  const title = several ? `${t("package_title", { n: pack.position })} ${words}` : words;
  return (
    <Card
      flush
      title={title}
      aside={
        <span className="flex flex-wrap items-center gap-2">
          {pack.order_id ? <TextLink href={`/orders/${pack.order_id}`}>{pack.order_number}</TextLink> : null}
          <LifecyclePill of="package" status={pack.status} />
        </span>
      }
    >
      <DataTable
        caption={title}
        phone="cards"
        columns={useColumns()}
        rows={pack.items}
        rowKey={(item) => item.id}
      />
    </Card>
  );
}

function useColumns(): Column<Item>[] {
  const t = useTexts(requests);
  const zh = useLocale() === "zh-CN";
  return [
    {
      key: "sample",
      header: t("label.sampleName"),
      cell: (item) => (
        <div>
          {item.sample_name}
          <span className="block text-sm text-muted">
            {(zh ? item.class_name_zh : item.class_name_en) ?? t("unplaced")}
          </span>
        </div>
      ),
    },
    { key: "parameter", header: t("label.parameter"), cell: (item) => <Parameter item={item} /> },
    { key: "document", header: t("label.document"), cell: (item) => <Document item={item} /> },
    {
      key: "quantity",
      header: t("label.quantity"),
      align: "end",
      cell: (item) => `${item.quantity} ${item.unit}`,
    },
  ];
}

function Parameter({ item }: { item: Item }) {
  const t = useTexts(requests);
  const range =
    item.range_min === null ? null : `${item.range_min} – ${item.range_max} ${item.range_unit ?? ""}`;
  return (
    <div>
      {item.parameter_text || item.industry_class || t("free_words")}
      {range ? <span className="block text-sm text-muted">{range}</span> : null}
      {item.uncertainty ? <span className="block text-sm text-muted">U ≤ {item.uncertainty}</span> : null}
      {item.evidential ? null : <span className="block text-sm text-muted">{t("not_evidential")}</span>}
    </div>
  );
}

function Document({ item }: { item: Item }) {
  const t = useTexts(requests);
  if (!item.document_text) return <>{t("no_document")}</>;
  const stale = item.document_status === "superseded" || item.document_status === "withdrawn";
  return (
    <div>
      {item.document_id ? (
        <TextLink href={`/documents/${item.document_id}`}>{item.document_text}</TextLink>
      ) : (
        item.document_text
      )}{" "}
      {stale ? <LifecyclePill of="document" status={item.document_status ?? "unknown"} /> : null}
      <span className="block text-sm text-muted">{item.document_title}</span>
      {stale && item.replaced_by ? (
        <span className="block text-sm text-amber-dark">
          {t("replaced_by", { number: item.replaced_by })}
        </span>
      ) : null}
    </div>
  );
}
