import type { ExpertDesk } from "~/domain/experts/desk.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { Alert } from "~/ui/alert";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { ConsultationList } from "./expert-consultations";
import { DutyCard } from "./expert-duty-card";
import { QueueList } from "./expert-queue";
import { MyTalks } from "./expert-talks";

type ExpertDeskProps = ExpertDesk & {
  now: Date;
  done: string | null;
  refused: string | null;
};

/** What an expert has before him: his conversations, who waits, what is judged together, and his own switch. */
export function ExpertDeskView({ me, queue, mine, consultations, now, done, refused }: ExpertDeskProps) {
  const t = useTexts(experts);
  const full = me !== null && me.load >= me.capacity;
  return (
    <>
      {refused ? (
        <Alert tone="problem" live>
          {refused}
        </Alert>
      ) : null}
      {done && !refused ? (
        <Alert tone="done" live>
          {t.any(`done.${done}`)}
        </Alert>
      ) : null}
      <Columns
        side={
          <>
            <DutyCard me={me} />
            <Card title={t("desk.consultations")}>
              <ConsultationList rows={consultations} />
            </Card>
          </>
        }
      >
        {me ? null : <Alert>{t("desk.no_profile")}</Alert>}
        <Card title={t("desk.mine")} flush>
          <MyTalks rows={mine} now={now} />
        </Card>
        <Card title={t("desk.queue")} flush>
          {full ? <p className="px-4 pt-3 text-sm text-amber-dark sm:px-5">{t("desk.full")}</p> : null}
          <QueueList rows={queue} now={now} full={full} />
        </Card>
      </Columns>
    </>
  );
}
