import type { AssignmentPage } from "~/domain/experts/assignment-page.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { Button, LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { formatMoment } from "~/ui/format";

/** How it stands this moment: who has it, or which place in the queue, and by when an answer is due. */
export function NowCard({ data }: { data: AssignmentPage }) {
  const t = useTexts(experts);
  const { status, queue, due, history, assignment, can } = data;
  const holder = assignment ? history[0]?.name : null;
  const wait =
    queue &&
    (queue.expectedMinutes === null
      ? t("assignment.off")
      : queue.expectedMinutes === 0
        ? t("assignment.wait_none")
        : t("assignment.wait", { n: queue.expectedMinutes }));
  const words =
    status === "closed"
      ? t("assignment.closed")
      : holder
        ? t("assignment.has", { name: holder })
        : queue
          ? `${t("assignment.queued", { n: queue.position })} · ${wait}`
          : t("assignment.nobody");
  return (
    <Card title={t("assignment.now")}>
      <p className="font-semibold">{words}</p>
      {due ? <p className="text-sm text-muted">{t("assignment.due", { at: formatMoment(due.at) })}</p> : null}
      <div className="mt-3 flex flex-wrap gap-3">
        {can.take ? (
          <form method="post">
            <Button look="primary" name="intent" value="take">
              {t("assignment.take")}
            </Button>
          </form>
        ) : null}
        {data.part ? <LinkButton href={`/chat/${data.c}`}>{t("assignment.talk")}</LinkButton> : null}
      </div>
    </Card>
  );
}
