import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Money } from "~/ui/money";
import type { OrderPage } from "./load-order.server";

/** What was ordered, each with what it costs. */
export function ItemsCard({ items }: Pick<OrderPage, "items">) {
  const t = useTexts(orders);
  return (
    <Card flush title={t("page.items")}>
      <DataTable
        caption={t("page.items")}
        phone="cards"
        rows={items}
        rowKey={(item) => item.id}
        columns={[
          {
            key: "item",
            header: t("items.item"),
            cell: (item) => (
              <>
                <span className="font-semibold">{item.sample_name}</span>
                <span className="block text-sm text-muted">{item.parameter}</span>
              </>
            ),
          },
          { key: "document", header: t("items.document"), cell: (item) => item.document },
          {
            key: "quantity",
            header: t("items.quantity"),
            align: "end",
            cell: (item) => `${item.quantity} ${item.unit}`,
          },
          {
            key: "amount",
            header: t("page.amount"),
            align: "end",
            cell: (item) => (item.amount_fen === null ? "—" : <Money fen={item.amount_fen} />),
          },
        ]}
      />
    </Card>
  );
}
