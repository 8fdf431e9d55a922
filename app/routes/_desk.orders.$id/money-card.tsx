import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import type { Refused } from "~/platform/refused";
import { Card } from "~/ui/card";
import { DescriptionList } from "~/ui/description-list";
import { formatMoment } from "~/ui/format";
import { Money } from "~/ui/money";
import { TextLink } from "~/ui/text-link";
import { ActionDialog } from "./action-dialog";
import type { OrderPage } from "./load-order.server";

/** The fee, whom to invoice, the slip and the receipt. Money itself does not pass through here. */
export function MoneyCard(props: OrderPage & { refused: Refused | null }) {
  const { order, abilities } = props;
  const t = useTexts(orders);
  const facts = [
    { term: t("page.amount"), value: <Money fen={order.amount_fen} /> },
    {
      term: t("page.invoice"),
      value: order.invoice_title ? (
        <span className="whitespace-pre-line font-normal">
          {order.invoice_title}
          {order.invoice_details ? `\n${order.invoice_details}` : null}
        </span>
      ) : (
        <span className="font-normal text-muted">{t("page.invoice_none")}</span>
      ),
    },
    {
      term: t("page.slip"),
      value: order.transfer_slip_file_id ? (
        <TextLink href={`/orders/${order.id}/files/slip`}>{t("page.slip_view")}</TextLink>
      ) : null,
    },
    {
      term: t("page.received"),
      value: (
        <span className="font-normal">
          {order.payment_recorded_at
            ? t("page.received_at", { at: formatMoment(order.payment_recorded_at, true) })
            : t("page.not_received")}
        </span>
      ),
    },
  ];
  const mine = (["invoice", "slip", "payment"] as const).filter((ability) => abilities.includes(ability));
  return (
    <Card title={t("page.money")}>
      <DescriptionList facts={facts} layout="between" />
      <div className="mt-3 flex flex-wrap gap-2">
        {mine.map((ability) => (
          <ActionDialog key={ability} ability={ability} {...props} size="sm" />
        ))}
      </div>
      <p className="mt-3 text-sm text-muted">{t("page.money_note")}</p>
    </Card>
  );
}
