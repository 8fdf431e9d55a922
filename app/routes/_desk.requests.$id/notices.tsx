import { useSearchParams } from "@remix-run/react";
import { requests } from "~/locales/requests";
import { useLocale, useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { ClockChip } from "~/ui/clock-chip";
import type { PageData } from "./load-page.server";

/** What everybody should know before reading on: just posted, returned, stopped, waiting for its hub. */
export function Notices({ data }: { data: PageData }) {
  const t = useTexts(requests);
  const zh = useLocale() === "zh-CN";
  const [search] = useSearchParams();
  const { request } = data;
  const hub = zh ? request.hub_name_zh : request.hub_name_en;
  return (
    <>
      {search.has("posted") ? (
        <Alert tone="done" title={t("posted", { number: request.number ?? "" })} live>
          {t("posted_text", { hub })}
        </Alert>
      ) : null}
      {request.suspended_at ? (
        <Alert tone="problem" title={t("suspended_title")}>
          {request.suspension_reason}
        </Alert>
      ) : null}
      {request.status === "returned" ? (
        <Alert tone="warning" title={t("returned_title", { hub })}>
          {request.return_reason}
        </Alert>
      ) : null}
      {request.status === "submitted" && request.triage_due_at && data.viewer === "enterprise" ? (
        <Alert title={t("waiting_title", { hub })}>
          <ClockChip
            dueAt={request.triage_due_at}
            {...(request.triage_started_at ? { startedAt: request.triage_started_at } : {})}
            serverNow={data.now}
            provisional={request.deadline_provisional}
          />
        </Alert>
      ) : null}
    </>
  );
}
