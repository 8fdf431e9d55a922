import type { Waiting } from "~/domain/requests/desk.queries.server";
import { common } from "~/locales/common";
import { requests } from "~/locales/requests";
import { useTexts } from "~/locales/texts";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { ClockChip } from "~/ui/clock-chip";
import { formatFen } from "~/ui/format";
import { StatusPill } from "~/ui/status-pill";

const TONES = { compare: "spring", returned: "amber", accept: "green", hold: "amber" } as const;

/** One thing that waits for the enterprise, with the button that deals with it. */
export function WaitingCard({ one, now }: { one: Waiting; now: Date }) {
  const t = useTexts(requests);
  const tc = useTexts(common);
  const facts = [
    one.lowestFen === null ? null : t("lowest", { amount: formatFen(one.lowestFen) }),
    one.fastestDays === null ? null : t("fastest", { days: tc("unit.working_days", { n: one.fastestDays }) }),
    one.kind === "accept" ? t("accept_text") : null,
    one.note,
  ].filter(Boolean);
  const href = one.orderId ? `/orders/${one.orderId}` : `/requests/${one.requestId}`;
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="font-semibold">{one.title}</h3>
        <StatusPill tone={TONES[one.kind]}>{t(`waits.${one.kind}`, { n: one.quotes ?? 0 })}</StatusPill>
      </div>
      <p className="mt-0.5 flex flex-wrap items-center gap-2 text-sm text-muted">
        <span>{facts.join(" · ")}</span>
        {one.at ? <ClockChip dueAt={one.at} serverNow={now} /> : null}
      </p>
      <LinkButton href={href} look={one.kind === "compare" ? "primary" : "secondary"} wide className="mt-3">
        {t(`waits_action.${one.kind}`)}
      </LinkButton>
    </Card>
  );
}
