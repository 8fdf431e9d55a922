import { Form } from "@remix-run/react";
import { panels } from "~/locales/panels";
import { useTexts } from "~/locales/texts";
import { Button, LinkButton } from "~/ui/button";
import { ClockChip } from "~/ui/clock-chip";
import type { HubPanelData } from "./hub-panel.server";

/** Orders of the request that wait for the hub's call or for closure. */
export function HubOrders({ orders, now }: { orders: HubPanelData["orders"]; now: Date }) {
  const t = useTexts(panels);
  return orders.map((order) => (
    <div key={order.id} className="flex flex-wrap items-center gap-3">
      {order.status === "accepted" ? (
        <>
          <span className="font-semibold">{t("follow_up", { number: order.number })}</span>
          {order.dueAt ? (
            <ClockChip dueAt={order.dueAt} startedAt={order.acceptedAt} serverNow={now} />
          ) : null}
          <LinkButton look="primary" href={`/intake/follow-ups?order=${order.id}`}>
            {t("record")}
          </LinkButton>
        </>
      ) : (
        <Form method="post">
          <input type="hidden" name="orderId" value={order.id} />
          <input type="hidden" name="expectedVersion" value={order.version} />
          <Button name="intent" value="close" look="primary">
            {t("close", { number: order.number })}
          </Button>
        </Form>
      )}
    </div>
  ));
}
