import { common } from "~/locales/common";
import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DateTime } from "~/ui/date-time";
import { Facts } from "~/ui/page-header";
import { Timeline } from "~/ui/timeline";
import type { OrderPage } from "./load-order.server";

/** 全程留痕 of the order. */
export function TimelineCard({ events }: Pick<OrderPage, "events">) {
  const t = useTexts(orders);
  const tc = useTexts(common);
  const said = (data: unknown) => {
    const { reason, note, sampleNumber, deliverableNumber } = (data ?? {}) as Record<
      string,
      string | undefined
    >;
    return [reason, note, sampleNumber, deliverableNumber];
  };
  return (
    <Card title={tc("timeline.title")}>
      <Timeline
        entries={events.map((event) => ({
          id: event.id,
          title: <span className="font-semibold">{t.any(`event.${event.kind}`)}</span>,
          detail: (
            <Facts
              items={[event.user_name ?? t("event_clock"), event.organisation_name, ...said(event.data)]}
            />
          ),
          at: <DateTime at={event.at} />,
        }))}
      />
    </Card>
  );
}
