import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { only } from "~/domain/authorize";
import { chatPolicy } from "~/domain/chat/chat.policy";
import { decideReport } from "~/domain/chat/report-message.server";
import { type OpenReport, openReports } from "~/domain/chat/reports.queries.server";
import { idSchema } from "~/domain/ids";
import { chat } from "~/locales/chat";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";

export const handle = { hydrate: false };
export const meta = titled(chat, "reports.title");

const door = only(chatPolicy.moderate);
const decision = z.object({ reportId: idSchema, decision: z.enum(["redacted", "kept"]) });

export const loader = read(door, async ({ db, actor }) => openReports(db, actor));

export const action = write(door, async ({ db, actor, form }) => {
  await decideReport(db, actor, form.as(decision));
  return redirect("/chat/reports");
});

/** Reported messages of the subtree: read, then taken down or kept. */
export default function Reports() {
  const reports = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(chat);
  return (
    <>
      <PageHeader title={t("reports.title")} breadcrumb={[{ label: t("title"), href: "/chat" }]} />
      {isRefused(answer) ? <Alert tone="problem">{answer.refused.message}</Alert> : null}
      {reports.length === 0 ? (
        <Card flush>
          <EmptyState title={t("reports.none")} />
        </Card>
      ) : null}
      <ul className="space-y-4">
        {reports.map((report) => (
          <li key={report.id}>
            <Report report={report} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Report({ report }: { report: OpenReport }) {
  const t = useTexts(chat);
  const facts = [report.enterprise, report.number].filter(Boolean).join(" · ");
  return (
    <Card title={report.writer} aside={<DateTime at={report.at} />}>
      <blockquote className="whitespace-pre-wrap border-l-2 border-edge pl-3 wrap-anywhere">
        {report.words}
      </blockquote>
      <p className="mt-2 text-sm text-muted">
        {t("reports.by", { name: report.reporter })}
        {t("colon")}
        {report.reason}
        {facts ? ` · ${facts}` : ""}
      </p>
      <form method="post" className="mt-3 flex gap-2">
        <input type="hidden" name="reportId" value={report.id} />
        <Button name="decision" value="redacted" look="danger">
          {t("tool.moderate")}
        </Button>
        <Button name="decision" value="kept">
          {t("reports.keep")}
        </Button>
      </form>
    </Card>
  );
}
