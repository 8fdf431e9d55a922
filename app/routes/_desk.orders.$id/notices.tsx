import { isOver } from "~/domain/disputes/dispute";
import { ORDER_ENDS, type OrderStatus } from "~/domain/orders/order";
import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { ClockChip } from "~/ui/clock-chip";
import { DisputeState } from "~/ui/disputes/dispute-state";
import { formatMoment } from "~/ui/format";
import { TextLink } from "~/ui/text-link";
import type { OrderPage } from "./load-order.server";

interface DisputeNoticeProps {
  dispute: NonNullable<OrderPage["dispute"]>;
  now: Date;
}

/** An open dispute with its stage and clock; one that is over as a link. */
function DisputeNotice({ dispute, now }: DisputeNoticeProps) {
  const t = useTexts(orders);
  const open = !isOver(dispute.status);
  const title = open ? t("page.disputed", { reason: dispute.reason }) : t("page.dispute_past");
  return (
    <Alert tone={open ? "warning" : "info"} title={title}>
      <p className="flex flex-wrap items-center gap-2">
        <DisputeState status={dispute.status} />
        {dispute.due_at ? (
          <ClockChip
            dueAt={dispute.due_at}
            startedAt={dispute.clock_from}
            serverNow={now}
            provisional={dispute.due_provisional}
          />
        ) : null}
        <TextLink href={`/disputes/${dispute.id}`}>{t("page.dispute_view")}</TextLink>
      </p>
    </Alert>
  );
}

/** What stands in the way of the work right now: suspension, hold, a cancellation asked for. */
export function Notices({ order, side, dispute, now }: OrderPage) {
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
      {dispute ? <DisputeNotice dispute={dispute} now={now} /> : null}
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
