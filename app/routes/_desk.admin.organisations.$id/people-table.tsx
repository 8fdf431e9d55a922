import { accounts } from "~/locales/accounts";
import { common } from "~/locales/common";
import { useTexts } from "~/locales/texts";
import { Button } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { LifecyclePill } from "~/ui/status-pill";

interface Person {
  id: string;
  login: string;
  name: string;
  phone: string | null;
  email: string | null;
  status: string;
  role: string;
  membership: string;
}

/** The organisation's people; an account can be shut and opened again. */
export function PeopleTable({ people, me }: { people: readonly Person[]; me: string }) {
  const t = useTexts(accounts);
  const tc = useTexts(common);
  return (
    <DataTable
      caption={t("members.caption")}
      rows={people}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("admin.nobody")} />}
      columns={[
        { key: "name", header: t("person.name"), cell: ({ name, login }) => `${name}（${login}）` },
        {
          key: "contact",
          header: t("members.contact"),
          cell: ({ phone, email }) => [phone, email].filter(Boolean).join(" · "),
        },
        { key: "role", header: t("members.role"), tight: true, cell: ({ role }) => tc.any(`role.${role}`) },
        {
          key: "status",
          header: t("members.status"),
          tight: true,
          cell: ({ status, membership }) => (
            <LifecyclePill of="account" status={membership === "removed" ? "removed" : status} />
          ),
        },
        {
          key: "actions",
          header: tc("table.actions"),
          tight: true,
          cell: ({ id, status, name }) =>
            id === me ? null : (
              <form method="post">
                <input type="hidden" name="userId" value={id} />
                <input type="hidden" name="status" value={status === "active" ? "suspended" : "active"} />
                <Button
                  size="sm"
                  name="intent"
                  value="user"
                  aria-label={`${status === "active" ? t("admin.suspend") : t("admin.reactivate")}${tc("form.colon")}${name}`}
                >
                  {status === "active" ? t("admin.suspend") : t("admin.reactivate")}
                </Button>
              </form>
            ),
        },
      ]}
    />
  );
}
