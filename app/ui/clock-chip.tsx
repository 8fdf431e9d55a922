import AlarmClock from "lucide-react/icons/alarm-clock";
import CirclePause from "lucide-react/icons/circle-pause";
import { useEffect, useState } from "react";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { cutSpan, readClock, spanDigits } from "./clock";
import { formatMoment } from "./format";
import { StatusPill } from "./status-pill";

type Moment = Date | string;
interface ClockChipProps {
  dueAt: Moment;
  /** When the clock began; its share of the whole time gives the colour. */
  startedAt?: Moment | null | undefined;
  /** The server's time at rendering: the page ticks from it, whatever the reader's own clock says. */
  serverNow: Moment;
  paused?: boolean | undefined;
  /** The holiday table of that year is missing: the date may move. */
  provisional?: boolean | undefined;
}

const at = (moment: Moment) => new Date(moment).getTime();

/** A countdown. Correct as of rendering without scripts; ticks with them. */
export function ClockChip({ dueAt, startedAt, serverNow, paused = false, provisional }: ClockChipProps) {
  const t = useTexts(common);
  const now = useTicking(at(serverNow), !paused);
  const reading = readClock(at(dueAt), startedAt ? at(startedAt) : undefined, now, paused);
  const words = useSpanWords(reading.span, reading.state === "overdue");
  const text =
    reading.state === "paused"
      ? t("clock.paused")
      : t(reading.state === "overdue" ? "clock.overdue" : "clock.left", { time: words });
  const icon = { running: undefined, soon: undefined, overdue: AlarmClock, paused: CirclePause }[
    reading.state
  ];
  return (
    <StatusPill tone={reading.tone} icon={icon}>
      <time
        role="timer"
        dateTime={new Date(dueAt).toISOString()}
        title={t("clock.due", { at: formatMoment(dueAt, true) })}
      >
        {text}
      </time>
      {provisional ? <span className="font-normal">{t("clock.provisional")}</span> : null}
    </StatusPill>
  );
}

function useTicking(server: number, ticking: boolean): number {
  const [now, setNow] = useState(server);
  useEffect(() => {
    setNow(server);
    if (!ticking) return;
    const offset = server - Date.now();
    const timer = setInterval(() => setNow(Date.now() + offset), 1000);
    return () => clearInterval(timer);
  }, [server, ticking]);
  return now;
}

function useSpanWords(span: number, coarse: boolean): string {
  const t = useTexts(common);
  const { d, h, m } = cutSpan(span);
  if (d > 0) return h > 0 ? t("unit.days_hours", { d, h }) : t("unit.days", { n: d });
  if (!coarse) return spanDigits(span);
  if (h > 0) return m > 0 ? t("unit.hours_minutes", { h, m }) : t("unit.hours", { n: h });
  return t("unit.minutes", { n: Math.max(1, m) });
}
