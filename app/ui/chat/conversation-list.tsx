import type { ConversationRow } from "~/domain/chat/conversation.queries.server";
import { chat } from "~/locales/chat";
import { useLocale, useTexts } from "~/locales/texts";
import { DateTime } from "../date-time";
import { Badge } from "../shell/badge";
import { StatusPill } from "../status-pill";
import { VisuallyHidden } from "../visually-hidden";

const tones = { open: "spring", queued: "amber", assigned: "green", closed: "neutral" } as const;

/** Conversations as rows that lead there: about what, with whom, the last words, what is unread. */
export function ConversationList({ rows }: { rows: readonly ConversationRow[] }) {
  const t = useTexts(chat);
  return (
    <ul aria-label={t("list.results")} className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id}>
          <a href={`/chat/${row.id}`} className="block px-4 py-3 hover:bg-canvas sm:px-5">
            <Row row={row} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The members' talk of a consultation bears the title of what it is about: it must not be taken for the talk with the asker. */
const nameOf = ({ title, subject }: ConversationRow, kind: string) =>
  title === null ? kind : subject === "consultation" ? `${kind} · ${title}` : title;

function Row({ row }: { row: ConversationRow }) {
  const t = useTexts(chat);
  const zh = useLocale() === "zh-CN";
  const { last, unread, expert, enterprise, provider, number } = row;
  const words = last?.redacted
    ? t("redacted")
    : last?.words || (last?.kind === "card" ? t("list.card") : last ? t("list.file") : t("empty"));
  const who = [expert, enterprise, provider, zh ? row.hubZh : row.hubEn].filter(Boolean).join(" · ");
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-semibold text-ink">
          {nameOf(row, t(`subject.${row.subject}`))}
        </span>
        <span className="shrink-0 text-xs text-muted">
          <DateTime at={row.lastAt} />
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
        <StatusPill tone={tones[row.status]}>{t(`status.${row.status}`)}</StatusPill>
        {number ? <span className="tabular">{number}</span> : null}
        <span className="min-w-0">{who}</span>
      </span>
      <span className="mt-0.5 flex items-center justify-between gap-3 text-sm">
        <span className="min-w-0 truncate text-muted">
          {last ? `${last.name}${t("colon")}` : ""}
          {words}
        </span>
        <Badge count={unread} />
        {unread > 0 ? <VisuallyHidden>{t("unread", { n: unread })}</VisuallyHidden> : null}
      </span>
    </>
  );
}
