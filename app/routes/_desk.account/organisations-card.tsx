import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Tag } from "~/ui/accreditation-tag";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";

interface Organisation {
  id: string;
  name: string;
  kind: string;
  role: string;
  current: boolean;
}

/** The organisations the person acts for; one session acts for one of them. */
export function OrganisationsCard({ organisations }: { organisations: readonly Organisation[] }) {
  const t = useTexts(accounts);
  const tc = useTexts(common);
  return (
    <Card title={t("account.organisations")} id="organisations">
      <ul className="divide-y divide-line">
        {organisations.map(({ id, name, kind, role, current }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {name}
                {current ? <Tag>{t("account.current")}</Tag> : null}
              </p>
              <p className="text-sm text-muted">
                {tc.any(`organisation.${kind}`)} · {tc.any(`role.${role}`)}
              </p>
            </div>
            {current ? null : (
              <form method="post" action="/organisation-switch">
                <input type="hidden" name="organisationId" value={id} />
                <Button size="sm">{t("account.switch")}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
