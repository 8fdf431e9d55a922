import { requests } from "~/locales/requests";
import { useTexts } from "~/locales/texts";
import { Card } from "~/ui/card";
import { DateTime } from "~/ui/date-time";
import { TextLink } from "~/ui/text-link";

interface Draft {
  id: string;
  title: string;
  step: number;
  updated_at: Date;
  request_id: string | null;
}

/** Drafts to go on with, the latest touched first. */
export function Drafts({ drafts }: { drafts: Draft[] }) {
  const t = useTexts(requests);
  return (
    <Card title={t("drafts", { n: drafts.length })}>
      <ul className="divide-y divide-line">
        {drafts.map((draft) => (
          <li key={draft.id} className="flex flex-wrap items-baseline justify-between gap-x-4 py-2">
            <TextLink href={`/requests/new?draft=${draft.id}&step=${draft.step}`}>
              {draft.title || t("untitled")}
            </TextLink>
            <span className="text-sm text-muted">
              {draft.request_id ? `${t("amending")} · ` : null}
              {t("draft_step", { n: draft.step })} · <DateTime at={draft.updated_at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
