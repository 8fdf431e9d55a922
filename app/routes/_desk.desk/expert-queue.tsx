import type { QueueRow } from "~/domain/experts/desk.queries.server";
import { common } from "~/locales/common";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { useTalkName } from "~/ui/experts/field-words";
import { StatusPill } from "~/ui/status-pill";

interface QueueListProps {
  rows: readonly QueueRow[];
  now: Date;
  full: boolean;
}

/** Who waits for an expert in his regions; he may take any of them. */
export function QueueList({ rows, now, full }: QueueListProps) {
  const t = useTexts(experts);
  const c = useTexts(common);
  const nameOf = useTalkName();
  const waited = (since: Date) => {
    const minutes = Math.max(1, Math.round((new Date(now).getTime() - new Date(since).getTime()) / 60_000));
    const [h, m] = [Math.floor(minutes / 60), minutes % 60];
    const time = h === 0 ? c("unit.minutes", { n: m }) : c("unit.hours_minutes", { h, m });
    return t("desk.waited", { time: h >= 24 ? c("unit.days", { n: Math.floor(h / 24) }) : time });
  };
  if (rows.length === 0) return <p className="px-4 py-4 text-muted sm:px-5">{t("desk.queue_none")}</p>;
  return (
    <ol className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.c} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5">
          <span className="min-w-0">
            <span className="font-semibold">{nameOf(row)}</span>{" "}
            {row.ownField ? <StatusPill tone="spring">{t("desk.own_field")}</StatusPill> : null}
            <span className="block text-sm text-muted">
              {[row.enterprise, row.number, waited(row.since)].filter(Boolean).join(" · ")}
            </span>
          </span>
          <form method="post" action="/desk">
            <input type="hidden" name="c" value={row.c} />
            <Button
              size="sm"
              name="intent"
              value="take"
              disabled={full}
              aria-label={t("desk.take_about", { about: nameOf(row) })}
            >
              {t("desk.take")}
            </Button>
          </form>
        </li>
      ))}
    </ol>
  );
}
