import { accounts } from "~/locales/accounts";
import { useTexts } from "~/locales/texts";
import { deviceOf } from "~/ui/accounts/device";
import { Tag } from "~/ui/accreditation-tag";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DateTime } from "~/ui/date-time";

interface Session {
  id: string;
  mine: boolean;
  channel: string;
  last_seen_at: string | Date;
  address: string | null;
  user_agent: string | null;
  organisation: string | null;
}

/** Where the person is signed in, each with a way to end it. */
export function SessionsCard({ sessions }: { sessions: readonly Session[] }) {
  const t = useTexts(accounts);
  const several = sessions.length > 1;
  return (
    <Card title={t("sessions.title")} aside={t("sessions.count", { n: sessions.length })}>
      <ul className="divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {session.channel === "api" ? t("sessions.api") : deviceOf(session.user_agent)}
                {session.mine ? <Tag>{t("sessions.this")}</Tag> : null}
              </p>
              <p className="break-words text-sm text-muted">
                {t("sessions.last_seen")} <DateTime at={session.last_seen_at} /> · {session.address ?? "—"}
                {session.organisation ? ` · ${session.organisation}` : ""}
              </p>
            </div>
            {session.mine ? null : (
              <form method="post">
                <input type="hidden" name="session" value={session.id} />
                <Button name="intent" value="revoke" size="sm">
                  {t("sessions.end")}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {several ? (
        <form method="post" className="pt-2">
          <Button name="intent" value="revoke_others" look="danger">
            {t("sessions.end_others")}
          </Button>
        </form>
      ) : null}
    </Card>
  );
}
