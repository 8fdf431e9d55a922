import type { AreaConversation } from "~/domain/chat/area-conversations.queries.server";
import { chat } from "~/locales/chat";
import { useLocale, useTexts } from "~/locales/texts";
import { LinkButton } from "../button";
import { DataTable } from "../data-table";
import { DateTime } from "../date-time";
import { StatusPill } from "../status-pill";

const tones = { open: "spring", queued: "amber", assigned: "green", closed: "neutral" } as const;

/** The conversations of an area by what they are about; to read one, a reason is asked for. */
export function AreaList({ rows }: { rows: readonly AreaConversation[] }) {
  const t = useTexts(chat);
  const zh = useLocale() === "zh-CN";
  return (
    <DataTable
      caption={t("area.tab")}
      phone="cards"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "what",
          header: t("conversation"),
          cell: ({ title, subject, number }) => (
            <>
              <span className="block font-semibold">{title ?? t(`subject.${subject}`)}</span>
              {number ? <span className="tabular text-sm text-muted">{number}</span> : null}
            </>
          ),
        },
        { key: "enterprise", header: t("part.asker"), cell: ({ enterprise }) => enterprise },
        { key: "hub", header: t("part.counter"), cell: ({ hubZh, hubEn }) => (zh ? hubZh : hubEn) },
        { key: "expert", header: t("part.expert"), tight: true, cell: ({ expert }) => expert ?? "—" },
        {
          key: "status",
          header: t("list.status"),
          cell: ({ status, awaitingSince }) => (
            <>
              <StatusPill tone={tones[status]}>{t(`status.${status}`)}</StatusPill>
              {awaitingSince ? <span className="block text-sm text-muted">{t("area.awaiting")}</span> : null}
            </>
          ),
        },
        { key: "last", header: t("list.last"), cell: ({ lastAt }) => <DateTime at={lastAt} /> },
        {
          key: "look",
          header: "",
          align: "end",
          cell: ({ id, open }) => (
            <LinkButton size="sm" href={open ? `/chat/${id}` : `/chat/${id}/inspect`}>
              {open ? t("area.open") : t("area.look")}
            </LinkButton>
          ),
        },
      ]}
    />
  );
}
