import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import * as z from "zod";
import { isAdmin, isHub } from "~/domain/actor";
import { assistantPolicy } from "~/domain/assistant/assistant.policy";
import { assistantFigures, type Gap, listGaps } from "~/domain/assistant/gap.queries.server";
import { settleGap } from "~/domain/assistant/settle-gap.server";
import { only } from "~/domain/authorize";
import { idSchema } from "~/domain/ids";
import { assistant } from "~/locales/assistant";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { formatMoment } from "~/ui/format";
import { PageHeader } from "~/ui/page-header";
import { PageNotices } from "~/ui/page-notices";
import { titled } from "~/ui/page-title";
import { Pagination } from "~/ui/pagination";
import { StatStrip } from "~/ui/stat";

export const handle = { hydrate: false };
export const meta = titled(assistant, "gaps.title");

export const loader = read(only(isAdmin, isHub), async ({ db, actor, url }) => {
  const { gaps, next } = await listGaps(db, actor, { after: url.searchParams.get("after") ?? undefined });
  const figures = await assistantFigures(db);
  return { gaps, next, figures, writes: assistantPolicy.write(actor), done: url.searchParams.has("done") };
});

export const action = write(only(isAdmin), async ({ db, actor, form }) => {
  await settleGap(db, actor, form.as(z.object({ gap: idSchema })).gap);
  return redirect("/assistant-gaps?done=1");
});

/** What was asked and could not be answered, so that the texts can grow where people ask. */
export default function Gaps() {
  const { gaps, next, figures, writes, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(assistant);
  const stats = (["asked", "answered", "helpful", "unhelpful"] as const).map((key) => ({
    id: key,
    label: t(`gaps.${key}`),
    value: figures[key],
  }));
  return (
    <>
      <PageHeader title={t("gaps.title")} facts={[t("gaps.lead")]} />
      <PageNotices
        problem={isRefused(answer) ? answer.refused.message : null}
        done={done ? t("gaps.settled") : null}
      />
      <div className="space-y-4">
        <StatStrip stats={stats} />
        <Card flush>
          <GapTable gaps={gaps} writes={writes} />
        </Card>
      </div>
      <Pagination nextHref={next ? `/assistant-gaps?${new URLSearchParams({ after: next })}` : null} />
    </>
  );
}

function GapTable({ gaps, writes }: { gaps: Gap[]; writes: boolean }) {
  const t = useTexts(assistant);
  return (
    <DataTable
      caption={t("gaps.title")}
      phone="cards"
      rows={gaps}
      rowKey={(gap) => gap.id}
      empty={<EmptyState title={t("gaps.none")} text={t("gaps.none_text")} />}
      columns={[
        {
          key: "text",
          header: t("gaps.question"),
          cell: (gap) => <span className="break-words">{gap.text}</span>,
        },
        { key: "times", header: t("gaps.times"), align: "end", cell: (gap) => gap.times },
        { key: "last", header: t("gaps.last"), tight: true, cell: (gap) => formatMoment(gap.lastAt) },
        ...(writes ? [{ key: "do", header: t("next"), cell: (gap: Gap) => <GapActions gap={gap} /> }] : []),
      ]}
    />
  );
}

function GapActions({ gap }: { gap: Gap }) {
  const t = useTexts(assistant);
  const question = gap.text.slice(0, 200);
  return (
    <form method="post" className="flex flex-wrap gap-2">
      <input type="hidden" name="gap" value={gap.id} />
      <LinkButton size="sm" href={`/admin/reference/faq?${new URLSearchParams({ question })}#add`}>
        {t("gaps.write")}
      </LinkButton>
      <Button size="sm" look="quiet">
        {t("gaps.settle")}
      </Button>
    </form>
  );
}
