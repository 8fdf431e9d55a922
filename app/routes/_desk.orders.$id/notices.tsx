import { ORDER_ENDS, type OrderStatus } from "~/domain/orders/order";
import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { ClockChip } from "~/ui/clock-chip";
import { formatMoment } from "~/ui/format";
import type { OrderPage } from "./load-order.server";

/** What stands in the way of the work right now: suspension, hold, a cancellation asked for. */
export function Notices({ order, side, resolution, now }: OrderPage) {
  const t = useTexts(orders);
  const cancelling = order.cancel_requested_by !== null && order.status !== "cancelled";
  return (
    <>
      {order.provider_blacklisted_at && !ORDER_ENDS.includes(order.status as OrderStatus) ? (
        <Alert tone="problem" title={t("page.blacklisted")}>
          {t("page.blacklisted_text")}
        </Alert>
      ) : null}
      {order.suspended_at ? (
        <Alert tone="problem" title={t("page.suspended", { reason: order.suspension_reason ?? "" })} />
      ) : null}
      {order.held_at ? (
        <Alert tone="warning" title={t("page.held")}>
          <p>
            {t(order.hold_by === "provider" ? "page.held_by_provider" : "page.held_by_enterprise", {
              reason: order.hold_reason ?? "",
            })}
          </p>
          <p>
            {order.hold_consented_at
              ? t("page.hold_paused", { at: formatMoment(order.hold_consented_at) })
              : t("page.hold_running")}
          </p>
        </Alert>
      ) : null}
      {resolution ? (
        <Alert tone="warning" title={t("page.disputed", { reason: order.dispute_reason ?? "" })}>
          <p className="flex flex-wrap items-center gap-2">
            {t("page.disputed_due")}
            <ClockChip
              dueAt={resolution.at}
              startedAt={order.disputed_at}
              serverNow={now}
              provisional={resolution.provisional}
            />
          </p>
        </Alert>
      ) : null}
      {cancelling ? (
        <Alert
          tone="warning"
          title={t(order.cancel_requested_by === side ? "page.cancel_waiting" : "page.cancel_asked", {
            reason: order.cancel_reason ?? "",
          })}
        />
      ) : null}
    </>
  );
}
