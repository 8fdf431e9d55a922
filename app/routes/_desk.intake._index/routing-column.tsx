import { widerRing } from "~/domain/requests/package";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { BoardCard, BoardColumn } from "~/ui/board";
import { LinkButton } from "~/ui/button";
import { ClockChip } from "~/ui/clock-chip";
import { StatusPill } from "~/ui/status-pill";
import type { BoardData } from "./board.server";
import { edgeOf, IntentButton, More, totalOf, Whereabouts } from "./parts";

type Card = BoardData["routing"][number];
interface ColumnProps {
  cards: readonly Card[];
  now: Date;
  /** Fewer eligible than this: the card proposes a wider search. */
  min: number;
}

/** 即转: to be opened, being quoted, being compared. */
export function RoutingColumn({ cards, now, min }: ColumnProps) {
  const t = useTexts(intake);
  return (
    <BoardColumn
      title={t("board.routed")}
      count={totalOf(cards)}
      empty={t("board.empty_routed")}
      footer={<More total={totalOf(cards)} href="/requests?status=quoting" />}
    >
      {cards.map((card) => (
        <RoutingCard key={card.id} card={card} now={now} min={min} />
      ))}
    </BoardColumn>
  );
}

function RoutingCard({ card, now, min }: { card: Card; now: Date; min: number }) {
  const t = useTexts(intake);
  const details = [
    card.enterprise,
    card.packages > 1 ? t("board.packages", { n: card.packages }) : null,
    card.status === "triaged" ? null : t("board.invited", { n: card.invited }),
    card.quotes > 0 ? t("board.quoted", { n: card.quotes }) : null,
  ].filter(Boolean);
  const few = card.status === "quoting" && card.invited < min && widerRing(card.ring) !== null;
  return (
    <BoardCard
      title={card.title}
      href={`/requests/${card.id}`}
      detail={details.join(" · ")}
      edge={card.status === "quoting" ? edgeOf(card.dueAt, card.startedAt, now) : undefined}
      chips={<Chips card={card} now={now} />}
      action={card.suspended ? null : <Action card={card} few={few} />}
    >
      {few ? <p className="text-sm text-amber-dark">{t("board.few", { n: min })}</p> : null}
      <Whereabouts card={card} />
    </BoardCard>
  );
}

function Chips({ card, now }: { card: Card; now: Date }) {
  const t = useTexts(intake);
  const waits = card.compulsory ? t("board.to_designate") : t("board.to_open");
  return (
    <>
      {card.status === "triaged" ? <StatusPill tone="amber">{waits}</StatusPill> : null}
      {card.status === "comparing" ? <StatusPill>{t("board.comparing")}</StatusPill> : null}
      {card.ring === "county" ? null : (
        <StatusPill tone="violet">{t.any(`board.ring_${card.ring}`)}</StatusPill>
      )}
      {card.dueAt ? (
        <ClockChip dueAt={card.dueAt} startedAt={card.startedAt} serverNow={now} paused={card.suspended} />
      ) : null}
    </>
  );
}

/** One package: the step itself. Several, or a designation: the request's page. */
function Action({ card, few }: { card: Card; few: boolean }) {
  const t = useTexts(intake);
  const fields = { requestId: card.id, packageId: card.packageId, expectedVersion: card.version };
  if (card.status === "triaged" && (card.packages > 1 || card.compulsory)) {
    return (
      <LinkButton size="sm" href={`/requests/${card.id}#hub-panel`}>
        {t(card.compulsory ? "board.designate" : "board.handle")}
      </LinkButton>
    );
  }
  if (card.status === "triaged") {
    return (
      <IntentButton intent="open" fields={fields} about={card.title}>
        {t("board.open")}
      </IntentButton>
    );
  }
  if (!few) return null;
  return (
    <IntentButton intent="widen" fields={fields} about={card.title}>
      {t("board.widen")}
    </IntentButton>
  );
}
