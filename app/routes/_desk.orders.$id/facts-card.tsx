import { common } from "~/locales/common";
import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { Day } from "~/ui/date-time";
import { DescriptionList } from "~/ui/description-list";
import { formatDay } from "~/ui/format";
import { TextLink } from "~/ui/text-link";
import type { OrderPage } from "./load-order.server";

/** Parties, place, promise and what is known of the sample. */
export function FactsCard({ order }: OrderPage) {
  const t = useTexts(orders);
  const tc = useTexts(common);
  const hours = Math.round(order.paused_seconds / 3600);
  const facts = [
    {
      term: t("page.request"),
      value: <TextLink href={`/requests/${order.request_id}`}>{order.request_number}</TextLink>,
    },
    { term: t("page.client"), value: order.enterprise_name },
    { term: t("page.provider"), value: order.provider_name },
    { term: t("page.site"), value: order.site_name },
    { term: t("page.hub"), value: order.hub_name_zh },
    {
      term: t("page.working_days"),
      value: order.working_days ? tc("unit.working_days", { n: order.working_days }) : null,
    },
    { term: t("page.promised"), value: order.promised_on ? <Day on={order.promised_on} /> : null },
    { term: t("page.held"), value: hours > 0 ? t("page.paused_total", { n: hours }) : null },
    { term: t("page.basis"), value: order.basis },
    {
      term: t("page.legality"),
      value: <TextLink href={`/legality/${order.legality_record_id}`}>{t("page.legality_link")}</TextLink>,
    },
    {
      term: t("page.subcontracts"),
      value: <TextLink href={`/orders/${order.id}/subcontracts`}>{t("page.subcontracts_view")}</TextLink>,
    },
    { term: t("page.sample_number"), value: order.sample_number },
    {
      term: t("page.sample_photo"),
      value: order.sample_file_id ? (
        <TextLink href={`/orders/${order.id}/files/sample`}>{t("page.view_photo")}</TextLink>
      ) : null,
    },
    { term: t("page.progress"), value: order.progress_note },
    {
      term: t("page.auto_accept"),
      value: order.auto_accept_at
        ? t("page.auto_accept_text", { day: formatDay(order.auto_accept_at) })
        : null,
    },
    {
      term: t("page.rating"),
      value: order.rating
        ? [t("page.rated", { n: order.rating }), order.rating_comment].filter(Boolean).join(" · ")
        : order.accepted_automatically
          ? t("page.rated_automatically")
          : null,
    },
    { term: t("page.dispute"), value: order.dispute_reason },
  ];
  return (
    <Card title={t("page.facts")}>
      <DescriptionList facts={facts} layout="between" />
    </Card>
  );
}
