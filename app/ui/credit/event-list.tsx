import type { ReactNode } from "react";
import { ruleOf } from "~/domain/credit/credit";
import type { CreditEvent } from "~/domain/credit/credit.queries.server";
import { common } from "~/locales/common";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { Card } from "../card";
import { Day } from "../date-time";
import { EmptyState } from "../empty-state";
import { Facts } from "../page-header";
import { StatusPill } from "../status-pill";
import { TextLink } from "../text-link";
import { CaseLine } from "./case-line";
import { formatWeight } from "./points";

/** As a loader hands it on. */
export type ShownEvent = Omit<CreditEvent, "recorded_at"> & { recorded_at: Date | string };

interface EventListProps {
  events: readonly ShownEvent[];
  /** The server's time, for the countdowns. */
  now: string;
  /** What the reader may do about an event. */
  children: (event: ShownEvent) => ReactNode;
}

/** Credit events, the latest first: what happened, the evidence, the present weight, what was said against it. */
export function EventList({ events, now, children }: EventListProps) {
  const t = useTexts(credit);
  return (
    <Card id="events" title={t("events")} flush>
      {events.length === 0 ? <EmptyState title={t("events_none")} text={t("events_none_text")} /> : null}
      <ul className="divide-y divide-line">
        {events.map((event) => (
          <li key={event.id} id={`event-${event.id}`} className="space-y-2 px-4 py-4 sm:px-5">
            <EventHead event={event} />
            <Evidence event={event} />
            {event.cases.map((each) => (
              <CaseLine key={each.id} of={each} now={now} />
            ))}
            {children(event)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function EventHead({ event }: { event: ShownEvent }) {
  const t = useTexts(credit);
  const tc = useTexts(common);
  const { component, immediate } = ruleOf(event.kind);
  const against = event.points < 0;
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
      <div className="min-w-0">
        <h3 className="inline font-semibold">{t(`event.${event.kind}`)}</h3>{" "}
        {event.settled ? (
          <StatusPill>{t(event.settled === "objection" ? "void" : "repaired")}</StatusPill>
        ) : immediate ? (
          <StatusPill tone="seal">{t("immediate_d")}</StatusPill>
        ) : null}
        <Facts
          items={[
            <Day key="day" on={event.day} />,
            event.category ? tc(`category.${event.category}`) : t("everywhere"),
            event.recorded_by ? t("recorded_by", { who: event.recorded_by }) : t("by_platform"),
          ]}
        />
      </div>
      <p className={event.now === 0 ? "text-muted" : against ? "text-seal-dark" : "text-green-dark"}>
        {event.now === 0
          ? t("no_weight")
          : t("present_text", { points: formatWeight(event.now), component: t(`component.${component}`) })}
        {event.halvings > 0 ? (
          <span className="block text-sm text-muted">
            {t("was", { points: formatWeight(event.points), count: event.halvings })}
          </span>
        ) : null}
      </p>
    </div>
  );
}

function Evidence({ event }: { event: ShownEvent }) {
  const t = useTexts(credit);
  return (
    <p className="whitespace-pre-line break-words text-sm">
      {event.evidence}
      {event.reference && event.reference !== event.order_number ? (
        <span className="text-muted"> · {event.reference}</span>
      ) : null}
      {event.order_id ? (
        <>
          {" "}
          <TextLink className="underline" href={`/orders/${event.order_id}`}>
            {t("order")} {event.order_number}
          </TextLink>
        </>
      ) : null}
      {event.file_id ? (
        <>
          {" "}
          <TextLink className="underline" href={`/credit/evidence/${event.file_id}`}>
            {t("open_file")}
          </TextLink>
        </>
      ) : null}
    </p>
  );
}
