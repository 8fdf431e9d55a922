import { common } from "~/locales/common";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { BoardCard, BoardColumn } from "~/ui/board";
import { ClockChip } from "~/ui/clock-chip";
import { StatusPill } from "~/ui/status-pill";
import type { BoardData } from "./board.server";
import { edgeOf, IntentButton, More, totalOf, Whereabouts } from "./parts";

/** 即收: what nobody has triaged yet, the most urgent first. */
export function WaitingColumn({ cards, now }: { cards: BoardData["waiting"]; now: Date }) {
  const t = useTexts(intake);
  return (
    <BoardColumn
      title={t("board.received")}
      count={totalOf(cards)}
      empty={t("board.empty_received")}
      footer={<More total={totalOf(cards)} href="/requests?status=submitted" />}
    >
      {cards.map((card, index) => (
        <WaitingCard key={card.id} card={card} now={now} first={index === 0} />
      ))}
    </BoardColumn>
  );
}

function WaitingCard(props: { card: BoardData["waiting"][number]; now: Date; first: boolean }) {
  const { card, now, first } = props;
  const t = useTexts(intake);
  const c = useTexts(common);
  const details = [card.enterprise, c.any(`category.${card.category}`), card.documents].filter(Boolean);
  return (
    <BoardCard
      title={card.title}
      href={`/requests/${card.id}`}
      detail={details.join(" · ")}
      edge={edgeOf(card.dueAt, card.startedAt, now)}
      chips={
        <>
          {card.dueAt ? (
            <ClockChip
              dueAt={card.dueAt}
              startedAt={card.startedAt}
              serverNow={now}
              paused={card.suspended}
              provisional={card.provisional}
            />
          ) : null}
          {card.climbed ? <StatusPill tone="violet">{t("board.climbed")}</StatusPill> : null}
        </>
      }
      action={
        card.suspended ? null : (
          <IntentButton
            intent="accept"
            fields={{ requestId: card.id, expectedVersion: card.version }}
            look={first ? "primary" : "secondary"}
            about={card.title}
          >
            {t("board.accept")}
          </IntentButton>
        )
      }
    >
      <Whereabouts card={card} />
    </BoardCard>
  );
}
