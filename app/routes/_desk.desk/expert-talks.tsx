import type { MyTalk } from "~/domain/experts/desk.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { ClockChip } from "~/ui/clock-chip";
import { DateTime } from "~/ui/date-time";
import { useTalkName } from "~/ui/experts/field-words";
import { StatusPill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";

/** The expert's conversations, those first whose asker waits. */
export function MyTalks({ rows, now }: { rows: readonly MyTalk[]; now: Date }) {
  const t = useTexts(experts);
  const nameOf = useTalkName();
  if (rows.length === 0) return <p className="px-4 py-4 text-muted sm:px-5">{t("desk.mine_none")}</p>;
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.c} className="px-4 py-3 sm:px-5">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
            <TextLink href={`/chat/${row.c}`}>{nameOf(row)}</TextLink>
            <span className="flex flex-wrap gap-2">
              {row.unread > 0 ? (
                <StatusPill tone="seal">{t("desk.unread", { n: row.unread })}</StatusPill>
              ) : null}
              {row.dueAt ? (
                <ClockChip dueAt={row.dueAt} startedAt={row.awaitingSince} serverNow={now} />
              ) : (
                <StatusPill tone="green">{t("desk.answered")}</StatusPill>
              )}
            </span>
          </div>
          <p className="text-sm text-muted">
            {[row.enterprise, row.number].filter(Boolean).join(" · ")} · <DateTime at={row.lastAt} />
            {" · "}
            <TextLink
              href={`/chat/${row.c}/expert`}
              className="underline"
              aria-label={`${t("desk.assignment")} ${nameOf(row)}`}
            >
              {t("desk.assignment")}
            </TextLink>
          </p>
        </li>
      ))}
    </ul>
  );
}
