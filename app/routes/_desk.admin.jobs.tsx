import { useLoaderData } from "@remix-run/react";
import { isAdmin } from "~/domain/actor";
import { only } from "~/domain/authorize";
import {
  latestMails,
  MAILS_COUNTED,
  mailCounts,
  queuedJobs,
} from "~/domain/notifications/job.queries.server";
import { accounts } from "~/locales/accounts";
import { frame } from "~/locales/frame";
import { useTexts } from "~/locales/texts";
import { read } from "~/platform/http.server";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { StatStrip } from "~/ui/stat";
import { StatusPill } from "~/ui/status-pill";

export const handle = { hydrate: false };

/** Recipients are told by their first letters: an administrator looks after the machine, not into people's post. */
const masked = (address: string) => address.replace(/^(.{1,2})[^@]*/, "$1…");

export const loader = read(only(isAdmin), async ({ db }) => {
  const [jobs, mails, counts] = await Promise.all([queuedJobs(db), latestMails(db), mailCounts(db)]);
  return {
    jobs,
    mails: mails.map((mail) => ({ ...mail, recipient: masked(mail.recipient) })),
    counts: counts.map(({ status, n }) => ({
      status,
      n: n > MAILS_COUNTED ? `${MAILS_COUNTED}+` : String(n),
    })),
  };
});

const TONES = { sent: "green", queued: "spring", failed: "seal", unconfigured: "amber" } as const;
const toneOf = (status: string) => TONES[status as keyof typeof TONES] ?? "neutral";

export default function Jobs() {
  const { jobs, mails, counts } = useLoaderData<typeof loader>();
  const t = useTexts(accounts);
  const tf = useTexts(frame);
  return (
    <>
      <PageHeader title={tf("nav.jobs")} />
      <div className="space-y-4">
        <StatStrip
          stats={counts.map(({ status, n }) => ({
            id: status,
            label: t.any(`mail.${status}`),
            value: n,
          }))}
        />
        <Card title={t("jobs.queue")} flush>
          <DataTable
            caption={t("jobs.queue")}
            rows={jobs}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t("jobs.none")} />}
            columns={[
              { key: "task", header: t("jobs.task"), tight: true, cell: ({ task }) => task },
              {
                key: "state",
                header: t("jobs.state"),
                tight: true,
                cell: ({ failed, error }) => (
                  <StatusPill tone={failed ? "seal" : error ? "amber" : "spring"}>
                    {t(failed ? "jobs.failed" : error ? "jobs.retrying" : "jobs.waiting")}
                  </StatusPill>
                ),
              },
              {
                key: "tries",
                header: t("jobs.tries"),
                align: "end",
                cell: (job) => `${job.attempts} / ${job.max_attempts}`,
              },
              {
                key: "at",
                header: t("jobs.run_at"),
                tight: true,
                cell: ({ run_at }) => <DateTime at={run_at} />,
              },
              { key: "error", header: t("jobs.error"), cell: ({ error }) => error ?? "—" },
            ]}
          />
        </Card>
        <Card title={t("jobs.mails")} flush>
          <DataTable
            caption={t("jobs.mails")}
            rows={mails}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t("jobs.no_mails")} />}
            columns={[
              { key: "to", header: t("jobs.recipient"), cell: ({ recipient }) => recipient },
              {
                key: "state",
                header: t("jobs.state"),
                tight: true,
                cell: ({ status }) => (
                  <StatusPill tone={toneOf(status)}>{t.any(`mail.${status}`)}</StatusPill>
                ),
              },
              { key: "tries", header: t("jobs.tries"), align: "end", cell: ({ attempts }) => attempts },
              {
                key: "at",
                header: t("jobs.created"),
                tight: true,
                cell: ({ created_at }) => <DateTime at={created_at} />,
              },
              { key: "error", header: t("jobs.error"), cell: ({ last_error }) => last_error ?? "—" },
            ]}
          />
        </Card>
      </div>
    </>
  );
}
