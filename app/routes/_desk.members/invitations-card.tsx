import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DateTime } from "~/ui/date-time";

interface Invitation {
  id: string;
  email: string;
  role: string;
  expires_at: string | Date;
}

/** Invitations nobody has accepted yet. */
export function InvitationsCard({ invitations }: { invitations: readonly Invitation[] }) {
  const t = useTexts(accounts);
  const tc = useTexts(common);
  return (
    <Card title={t("members.invitations")}>
      <ul className="divide-y divide-line">
        {invitations.map(({ id, email, role, expires_at }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
            <span className="min-w-0 break-words">
              {email} · {tc.any(`role.${role}`)}
              <span className="block text-sm text-muted">
                {t("members.invitation_until")} <DateTime at={expires_at} />
              </span>
            </span>
            <form method="post">
              <input type="hidden" name="invitationId" value={id} />
              <Button name="intent" value="cancel" size="sm">
                {t("members.invitation_cancel")}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  );
}
