import { common } from "~/locales/common";
import { intake } from "~/locales/intake";
import { useTexts } from "~/locales/texts";
import { BoardCard, BoardColumn } from "~/ui/board";
import { ClockChip } from "~/ui/clock-chip";
import { Progress } from "~/ui/progress";
import { LifecyclePill, StatusPill } from "~/ui/status-pill";
import type { BoardData } from "./board.server";
import { More, totalOf, Whereabouts } from "./parts";

type Card = BoardData["work"][number];

/** 即办: orders at work, and reports the enterprise has not accepted yet. */
export function WorkColumn({ cards, now }: { cards: readonly Card[]; now: Date }) {
  const t = useTexts(intake);
  return (
    <BoardColumn
      title={t("board.handled")}
      count={totalOf(cards)}
      empty={t("board.empty_handled")}
      footer={<More total={totalOf(cards)} href="/orders" />}
    >
      {cards.map((card) => (
        <WorkingCard key={card.orderId} card={card} now={now} />
      ))}
    </BoardColumn>
  );
}

function WorkingCard({ card, now }: { card: Card; now: Date }) {
  const t = useTexts(intake);
  const c = useTexts(common);
  const steps =
    card.day !== null && card.workingDays !== null && card.status !== "report_issued"
      ? {
          day: card.day,
          of: card.workingDays,
          words: t("board.day_of", { n: card.day, of: card.workingDays }),
        }
      : null;
  const late = steps !== null && steps.day > steps.of;
  const visits = card.delivery === "on_site" ? c("delivery.on_site") : null;
  return (
    <BoardCard
      title={card.title}
      href={`/orders/${card.orderId}`}
      detail={[card.provider, visits, steps?.words].filter(Boolean).join(" · ")}
      edge={late ? "seal" : undefined}
      chips={
        <>
          <LifecyclePill of="order" status={card.status} />
          {card.held ? <StatusPill tone="amber">{t("board.held")}</StatusPill> : null}
          {card.dueAt ? <ClockChip dueAt={card.dueAt} serverNow={now} paused={card.suspended} /> : null}
        </>
      }
    >
      {steps ? (
        <Progress
          value={Math.min(steps.day, steps.of)}
          max={steps.of}
          label={steps.words}
          tone={late ? "seal" : "spring"}
          className="mt-2"
        />
      ) : null}
      <Whereabouts card={card} />
    </BoardCard>
  );
}
