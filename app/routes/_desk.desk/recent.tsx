import type { RequestRow } from "~/domain/requests/request-list.queries.server";
import { common } from "~/locales/common";
import { requests } from "~/locales/requests";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DateTime } from "~/ui/date-time";
import { LifecyclePill } from "~/ui/status-pill";
import { TextLink } from "~/ui/text-link";

interface RecentProps {
  rows: RequestRow[];
  drafts: { id: string; title: string; step: number; updated_at: Date }[];
}

/** The latest requests, and drafts to go on with. */
export function Recent({ rows, drafts }: RecentProps) {
  const t = useTexts(requests);
  const tc = useTexts(common);
  return (
    <>
      {drafts.length > 0 ? (
        <Card title={t("drafts_short")}>
          <ul className="space-y-2">
            {drafts.map((draft) => (
              <li key={draft.id}>
                <TextLink href={`/requests/new?draft=${draft.id}&step=${draft.step}`}>
                  {draft.title || t("untitled")}
                </TextLink>
                <span className="block text-sm text-muted">
                  {t("draft_step", { n: draft.step })} · <DateTime at={draft.updated_at} />
                </span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Card title={t("recent")} aside={<TextLink href="/requests">{tc("action.more")}</TextLink>}>
        {rows.length === 0 ? <p className="text-muted">{t("empty_title")}</p> : null}
        <ul className="space-y-2">
          {rows.map((row) => (
            <li key={row.id} className="flex flex-wrap items-baseline justify-between gap-2">
              <TextLink href={`/requests/${row.id}`}>{row.title}</TextLink>
              <LifecyclePill of="request" status={row.status} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
