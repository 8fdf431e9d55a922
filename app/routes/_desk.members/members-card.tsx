import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Tag } from "~/ui/accreditation-tag";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { Dialog } from "~/ui/dialog";
import { Select } from "~/ui/select";
import { LifecyclePill } from "~/ui/status-pill";

interface Member {
  id: string;
  role: string;
  login: string;
  name: string;
  email: string | null;
  phone: string | null;
  status: string;
  mine: boolean;
}
interface Props {
  members: readonly Member[];
  manages: boolean;
  roles: readonly string[];
}

/** Everybody who acts for the organisation, with what a head may change. */
export function MembersCard({ members, manages, roles }: Props) {
  const t = useTexts(accounts);
  const tc = useTexts(common);
  return (
    <Card flush>
      <DataTable
        caption={t("members.caption")}
        phone="cards"
        rows={members}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "name",
            header: t("person.name"),
            cell: ({ name, login, mine }) => (
              <span className="flex flex-wrap items-center gap-2">
                <span className="font-semibold">{name}</span>
                <span className="text-sm text-muted">{login}</span>
                {mine ? <Tag>{t("members.me")}</Tag> : null}
              </span>
            ),
          },
          {
            key: "contact",
            header: t("members.contact"),
            cell: ({ phone, email }) => [phone, email].filter(Boolean).join(" · ") || "—",
          },
          {
            key: "role",
            header: t("members.role"),
            cell: (member) =>
              manages && roles.includes(member.role) ? (
                <RoleForm member={member} roles={roles} />
              ) : (
                tc.any(`role.${member.role}`)
              ),
          },
          {
            key: "status",
            header: t("members.status"),
            tight: true,
            cell: ({ status }) => <LifecyclePill of="account" status={status} />,
          },
          {
            key: "actions",
            header: tc("table.actions"),
            tight: true,
            cell: (member) => (manages || member.mine ? <RemoveForm member={member} /> : null),
          },
        ]}
      />
    </Card>
  );
}

function RoleForm({ member, roles }: { member: Member; roles: readonly string[] }) {
  const t = useTexts(accounts);
  const tc = useTexts(common);
  return (
    <form method="post" className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="membershipId" value={member.id} />
      <Select
        id={`role-${member.id}`}
        name="role"
        label={t("members.role_of", { name: member.name })}
        hideLabel
        defaultValue={member.role}
        options={roles.map((role) => ({ value: role, label: tc.any(`role.${role}`) }))}
      />
      <Button name="intent" value="role" size="sm">
        {t("members.change_role")}
      </Button>
    </form>
  );
}

function RemoveForm({ member }: { member: Member }) {
  const t = useTexts(accounts);
  const words = member.mine ? t("members.leave") : t("members.remove");
  return (
    <Dialog trigger={words} size="sm" title={t("members.remove_title", { name: member.name })}>
      <form method="post" className="space-y-3">
        <p>{t("members.remove_text")}</p>
        <input type="hidden" name="membershipId" value={member.id} />
        <Button name="intent" value="remove" look="danger">
          {words}
        </Button>
      </form>
    </Dialog>
  );
}
