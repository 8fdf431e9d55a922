import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { BoardCard, BoardColumn } from "~/ui/board";
import { LinkButton } from "~/ui/button";
import { ClockChip } from "~/ui/clock-chip";
import { StatusPill } from "~/ui/status-pill";
import type { BoardData } from "./board.server";
import { edgeOf, IntentButton, More, totalOf, Whereabouts } from "./parts";

type Card = BoardData["after"][number];

/** 即访: disputes, calls to make, orders to close. */
export function AfterColumn({ cards, now }: { cards: readonly Card[]; now: Date }) {
  const t = useTexts(intake);
  return (
    <BoardColumn
      title={t("board.followed_up")}
      count={totalOf(cards)}
      empty={t("board.empty_followed_up")}
      footer={<More total={totalOf(cards)} href="/intake/follow-ups" />}
    >
      {cards.map((card) => (
        <AfterCard key={card.orderId} card={card} now={now} />
      ))}
    </BoardColumn>
  );
}

const NEXT = { accepted: "board.to_call", followed_up: "board.to_close", disputed: "board.dispute" } as const;

function AfterCard({ card, now }: { card: Card; now: Date }) {
  const t = useTexts(intake);
  const next = NEXT[card.status as keyof typeof NEXT];
  const disputed = card.status === "disputed";
  return (
    <BoardCard
      title={card.title}
      href={card.disputeId ? `/disputes/${card.disputeId}` : `/orders/${card.orderId}`}
      detail={[card.enterprise, disputed ? card.provider : t(next)].join(" · ")}
      edge={disputed ? "seal" : edgeOf(card.dueAt, card.startedAt, now)}
      chips={
        <>
          {disputed ? <StatusPill tone="seal">{t(next)}</StatusPill> : null}
          {card.rating ? (
            <StatusPill tone={card.rating >= 4 ? "green" : "amber"}>
              {t("board.rating", { n: card.rating })}
            </StatusPill>
          ) : null}
          {card.dueAt ? (
            <ClockChip
              dueAt={card.dueAt}
              startedAt={card.startedAt}
              serverNow={now}
              paused={card.suspended}
              provisional={card.provisional}
            />
          ) : null}
        </>
      }
      action={card.suspended ? null : <Action card={card} />}
    >
      <Whereabouts card={card} />
    </BoardCard>
  );
}

function Action({ card }: { card: Card }) {
  const t = useTexts(intake);
  if (card.status === "accepted") {
    return (
      <LinkButton size="sm" href={`/intake/follow-ups?order=${card.orderId}`}>
        {t("board.record")}
      </LinkButton>
    );
  }
  if (card.status !== "followed_up") return null;
  return (
    <IntentButton
      intent="close"
      fields={{ orderId: card.orderId, expectedVersion: card.orderVersion }}
      about={card.title}
    >
      {t("board.close")}
    </IntentButton>
  );
}
